using System.Security.Cryptography;
using System.Text;

namespace Bilingual.Translation;

/// <summary>
/// Identity of a translation: engine, model and settings (the fingerprint), languages, formality, text, and what the glossary says about this
/// text. A change elsewhere in the glossary does not make a sentence cost anew. A translation for which a service refused to keep the
/// glossary has another identity than the one that was wished for.
/// </summary>
internal static class TranslationKey
{
    // Another number makes every kept translation void: change it when the way to an engine changes what comes back.
    private const string Version = "1";

    /// <summary>The key: 64 lower-case hexadecimal digits.</summary>
    public static string Of(string fingerprint, TranslationRequest request, string source, string target, bool isWithoutGlossary = false)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(Version, fingerprint, source, target, request.Formality.ToString(), request.Text);
        foreach (var term in RequestedTerm.Of(request))
            Append(term.Span.ToString(), term.Target, string.Join('\t', term.Alternatives));
        if (isWithoutGlossary)
            Append("without glossary");
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(params ReadOnlySpan<string> parts)
        {
            foreach (var part in parts)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(part));
                hash.AppendData([0]);
            }
        }
    }
}

namespace Bilingual.Translation;

/// <summary>
/// Which words translate which, in both directions, with probabilities; made by <see cref="LexiconTrainer"/>. Immutable, safe for
/// concurrent use.
/// </summary>
public sealed class Lexicon
{
    /// <summary>Name of the file in the folder of models.</summary>
    public const string FileName = "lexicon.bin";

    internal Lexicon(LexiconSide source, LexiconSide target, string fingerprint)
    {
        Source = source;
        Target = target;
        Fingerprint = fingerprint;
    }

    /// <summary>The words of the first language, with translations into the second.</summary>
    public LexiconSide Source { get; }

    /// <summary>The words of the second language, with translations into the first.</summary>
    public LexiconSide Target { get; }

    /// <summary>The start of the SHA-256 digest of the file, in hexadecimal.</summary>
    public string Fingerprint { get; }

    /// <summary>Reads a lexicon from a file.</summary>
    /// <param name="path">A file that <see cref="Save"/> wrote.</param>
    /// <exception cref="FileNotFoundException">There is no such file; the message says how to make it.</exception>
    /// <exception cref="InvalidDataException">It is no lexicon, or damaged.</exception>
    public static Lexicon Load(string path)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"There is no lexicon at '{path}'; make it with 'bilingual train lexicon'.", path);
        return LexiconFile.Read(File.ReadAllBytes(path), path);
    }

    /// <summary>Writes the lexicon to a file, which is complete or absent.</summary>
    /// <param name="path">Where to write it.</param>
    public void Save(string path)
    {
        var temporary = path + ".tmp";
        File.WriteAllBytes(temporary, LexiconFile.Write(this));
        File.Move(temporary, path, overwrite: true);
    }
}

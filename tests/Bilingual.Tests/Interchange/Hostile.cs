using FsCheck;
using FsCheck.Fluent;

namespace Bilingual.Tests.Interchange;

/// <summary>Strings made of what breaks formats, and properties that are tried with them, always the same ones.</summary>
internal static class Hostile
{
    private static readonly string[] Fragments =
    [
        "", " ", "\t", "\n", "\r", "\r\n", "\v", "\f", "\u001c", "\u0085", "\u2028", "\u2029", "\u00a0", "\ufeff", "\0", "\u0001", "\u001b[31m",
        "\u007f", "\u009f", "\ufffe", "\uffff", "\ud83d", "\ude00", "😀", "𝔘", "e\u0301", "\u202e", "\u200b",
        "<", ">", "&", "\"", "'", "`", "\\", "\\n", "\\u0041", "&amp;", "&#60;", "&lt;b&gt;", "]]>", "<!--", "-->", "<![CDATA[", "<?xml?>",
        "<script>alert(1)</script>", "</script>", "</style>", "</title>", "<img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)", "javascript:",
        "<!DOCTYPE x>", "&xxe;", "%s", "{0}", "{", "}", "+", "~~~", "|", ";", "#", "=1+1", "Rp1.000.000,00", "kecerdasan super", "Ünïcödé", "語",
    ];

    /// <summary>A generator of such strings.</summary>
    public static Arbitrary<string> Text { get; } = Gen.OneOf(
            Gen.Elements(Fragments),
            Gen.Choose(0, 0xffff).Select(code => ((char)code).ToString()))
        .ListOf()
        .Select(parts => string.Concat(parts))
        .ToArbitrary();

    /// <summary>Tries a property on a few hundred strings; an exception or an assertion that fails is reported with the shrunk string.</summary>
    public static void Holds(Action<string> property) => Holds<string>(Text, property);

    /// <summary>Tries a property on values of a generator.</summary>
    public static void Holds<T>(Arbitrary<T> values, Action<T> property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260101, 7), Prop.ForAll(values, property));
}

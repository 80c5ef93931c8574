namespace Bilingual.Translation;

/// <summary>What is known of the sentence pair that a phrase pair is from.</summary>
[Flags]
internal enum SentenceMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It resembles what is to be translated, so that it should count more.</summary>
    Heavy = 0x10,

    /// <summary>Its source negates nothing.</summary>
    SourceAffirms = 0x20,

    /// <summary>Its target negates nothing.</summary>
    TargetAffirms = 0x40,
}

using System.ComponentModel.DataAnnotations;
using Bilingual.Translation.Services;

namespace Bilingual.Translation.Commands;

/// <summary>Settings of a program that translates: it reads a sentence a line from standard input and writes its translation, a line each, to standard output.</summary>
public sealed class CommandOptions : ServiceOptions
{
    /// <summary>Creates the options with the longer times and the few tries of programs that load a model first.</summary>
    public CommandOptions()
    {
        TryTimeout = TimeSpan.FromMinutes(10);
        TotalTimeout = TimeSpan.FromMinutes(30);
        Retries = 1;
        Concurrency = 1;
    }

    /// <summary>The program; found on PATH where it is no path.</summary>
    public string Program { get; set; } = "";

    /// <summary>Its arguments, passed on without a shell; <c>{source}</c> and <c>{target}</c> become the languages.</summary>
    public IList<string> Arguments { get; } = [];

    /// <summary>Whether addresses, placeholders, tags and terms are replaced by tokens such as <c>[[1]]</c>, which the program must pass through.</summary>
    public bool Tokens { get; set; } = true;

    /// <inheritdoc/>
    [Range(1, 1_000_000)]
    public override int MaxTexts { get; set; } = 1000;

    /// <inheritdoc/>
    [Range(1, 100_000_000)]
    public override int MaxCharacters { get; set; } = 200_000;
}

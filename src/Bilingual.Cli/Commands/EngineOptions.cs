using System.CommandLine;
using Bilingual.Translation;

namespace Bilingual.Cli.Commands;

/// <summary>The options of commands that translate: which engine, at what cost, and where its answers are kept.</summary>
internal sealed class EngineOptions
{
    /// <summary>Language to translate from.</summary>
    public Option<string> From { get; } = new("--from") { Description = "Language of the text", HelpName = "LANG", DefaultValueFactory = static _ => "id" };

    /// <summary>Language to translate into.</summary>
    public Option<string> To { get; } = new("--to") { Description = "Language to translate into; en-US and en-GB choose a variant", HelpName = "LANG", DefaultValueFactory = static _ => "en" };

    /// <summary>The engines.</summary>
    public Option<string?> Engine { get; } = EngineOption("Translation engine (default: the best embedded one), or several as A,B,C: each gets what those before it could not translate");

    /// <summary>Level of address.</summary>
    public Option<Formality?> Formality { get; } = new("--formality") { Description = "Level of address, where language and engine distinguish it", HelpName = "LEVEL" };

    /// <summary>Limit on characters.</summary>
    public Option<long?> MaxCharacters { get; } = MaxCharactersOption();

    /// <summary>Count only.</summary>
    public Option<bool> DryRun { get; } = DryRunOption();

    /// <summary>Where answers are kept.</summary>
    public Option<string?> Cache { get; } = new("--cache")
    {
        Description = "Keeps the answers of services in this file, or in the workspace of this folder, so that none is paid twice (default: in the user's cache folder)",
        HelpName = "PATH",
    };

    /// <summary>Keep nothing.</summary>
    public Option<bool> NoCache { get; } = new("--no-cache") { Description = "Neither uses nor keeps earlier answers" };

    /// <summary>Adds all of them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { From, To, Engine, Formality, MaxCharacters, DryRun, Cache, NoCache })
            command.Options.Add(option);
    }

    /// <summary>An option <c>--engine</c>.</summary>
    public static Option<string?> EngineOption(string description) => new("--engine") { Description = description, HelpName = "NAME" };

    /// <summary>An option <c>--max-characters</c>.</summary>
    public static Option<long?> MaxCharactersOption() => new("--max-characters")
    {
        Description = "Sends no more than so many characters to services",
        HelpName = "N",
    };

    /// <summary>An option <c>--dry-run</c>.</summary>
    public static Option<bool> DryRunOption() => new("--dry-run") { Description = "Sends nothing and says what translation would cost" };
}

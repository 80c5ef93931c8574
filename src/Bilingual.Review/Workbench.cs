using Bilingual.Alignment;
using Bilingual.Glossaries;
using Bilingual.Glossaries.Checking;
using Bilingual.Hosting.Review;
using Bilingual.Hosting.Storage;
using Bilingual.Interchange;
using Bilingual.Interchange.Import;
using Bilingual.Review.Views;
using Microsoft.Extensions.DependencyInjection;

namespace Bilingual.Review;

/// <summary>A workspace open for review, with what the workbench needs to show and measure its pairs. Models load when first needed.</summary>
public sealed class Workbench : IAsyncDisposable
{
    private readonly IServiceProvider services;
    private readonly Lazy<TermChecker> checker;
    private readonly Lazy<Realigner> realigner;

    private Workbench(Workspace workspace, IServiceProvider services, string? glossaryPath, TimeProvider time)
    {
        Workspace = workspace;
        this.services = services;
        Glossary = services.GetRequiredService<Glossary>();
        checker = new Lazy<TermChecker>(() => TermChecker.Create(Glossary, SourceLanguage, TargetLanguage));
        Time = time;
        Desk = new ReviewDesk(workspace, new TermIndex(Glossary), new Lazy<PairScorer>(services.GetRequiredService<PairScorer>), time);
        Export = new ReviewExport(workspace, Glossary, services.GetRequiredService<CorpusFormats>());
        Import = new DecisionImport(Desk, services.GetRequiredService<CorpusReaders>());
        Drafts = new Drafts(this);
        Exceptions = new TermExceptions(glossaryPath, SourceLanguage, TargetLanguage);
        realigner = new(() => new Realigner(Service<SentenceAligner>(), Service<SignalExtractor>(), Service<PairScorer>()));
    }

    /// <summary>The workspace.</summary>
    public Workspace Workspace { get; }

    /// <summary>The pairs under review.</summary>
    public ReviewDesk Desk { get; }

    /// <summary>The glossary.</summary>
    public Glossary Glossary { get; }

    /// <summary>The time.</summary>
    public TimeProvider Time { get; }

    /// <summary>BCP 47 code of the source articles.</summary>
    public string SourceLanguage => Glossary.SourceLanguage;

    /// <summary>BCP 47 code of the target articles.</summary>
    public string TargetLanguage => Glossary.TargetLanguage;

    /// <summary>Checks the terms of beads.</summary>
    public TermChecker Checker => checker.Value;

    /// <summary>Aligns anew around what is confirmed.</summary>
    public Realigner Realigner => realigner.Value;

    /// <summary>Which words answer which.</summary>
    public WordLinker Words => Service<WordLinker>();

    /// <summary>Writes exports.</summary>
    public ReviewExport Export { get; }

    /// <summary>Takes over others' decisions.</summary>
    public DecisionImport Import { get; }

    /// <summary>Makes drafts by an engine of choice.</summary>
    public Drafts Drafts { get; }

    /// <summary>Carries refused terms into the glossary.</summary>
    public TermExceptions Exceptions { get; }

    /// <summary>A service of the program: an aligner, a format, an engine.</summary>
    public T Service<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Loads the models, which would otherwise load when first needed.</summary>
    public void Load()
    {
        Service<PairScorer>().Score("satu", "one", SourceLanguage, TargetLanguage);
        Checker.Check("satu", "one");
    }

    /// <summary>Opens a workspace.</summary>
    /// <param name="path">The database or its folder.</param>
    /// <param name="services">Services of the program; stay the caller's.</param>
    /// <param name="glossaryPath">The glossary's file or folder when it is the user's own; null for the one delivered, which is left as it is.</param>
    /// <param name="time">The time.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="Hosting.UsageException">The workspace cannot be opened.</exception>
    public static async Task<Workbench> OpenAsync(
        string path, IServiceProvider services, string? glossaryPath, TimeProvider time, CancellationToken cancellationToken) =>
        new(await Workspace.OpenForReviewAsync(path, cancellationToken), services, glossaryPath, time);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Desk.Dispose();
        return Workspace.DisposeAsync();
    }
}

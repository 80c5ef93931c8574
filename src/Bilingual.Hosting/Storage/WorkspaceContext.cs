using Bilingual.Hosting.Storage.Rows;
using Microsoft.EntityFrameworkCore;

namespace Bilingual.Hosting.Storage;

/// <summary>
/// The workspace's tables. What belongs to a document or pair is keyed by its parent and its position, so that rows need no generated
/// keys, can be written in bulk, and come out the same whichever order the work was done in.
/// </summary>
public sealed class WorkspaceContext(DbContextOptions<WorkspaceContext> options) : DbContext(options)
{
    /// <summary>Documents.</summary>
    public DbSet<DocumentRow> Documents => Set<DocumentRow>();

    /// <summary>Paragraphs.</summary>
    public DbSet<ParagraphRow> Paragraphs => Set<ParagraphRow>();

    /// <summary>Sentences.</summary>
    public DbSet<SentenceRow> Sentences => Set<SentenceRow>();

    /// <summary>Terms found.</summary>
    public DbSet<TermRow> Terms => Set<TermRow>();

    /// <summary>Machine translations.</summary>
    public DbSet<TranslationRow> Translations => Set<TranslationRow>();

    /// <summary>Answers of engines.</summary>
    public DbSet<CachedTranslationRow> CachedTranslations => Set<CachedTranslationRow>();

    /// <summary>Document pairs.</summary>
    public DbSet<PairRow> Pairs => Set<PairRow>();

    /// <summary>Paragraph links.</summary>
    public DbSet<LinkRow> Links => Set<LinkRow>();

    /// <summary>Sentence beads.</summary>
    public DbSet<BeadRow> Beads => Set<BeadRow>();

    /// <summary>Review decisions.</summary>
    public DbSet<DecisionRow> Decisions => Set<DecisionRow>();

    /// <summary>Runs.</summary>
    public DbSet<RunRow> Runs => Set<RunRow>();

    /// <summary>Failures.</summary>
    public DbSet<FailureRow> Failures => Set<FailureRow>();

    /// <summary>State of the workspace as a whole.</summary>
    public DbSet<StateRow> State => Set<StateRow>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<DocumentRow>(e =>
        {
            e.ToTable("documents").HasKey(r => r.Id);
            e.HasIndex(r => r.Path).IsUnique();
        });
        modelBuilder.Entity<ParagraphRow>(e =>
        {
            e.ToTable("paragraphs").HasKey(r => new { r.DocumentId, r.Index });
            e.HasOne<DocumentRow>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Cascade);
            e.Property(r => r.Kind).HasConversion<string>();
        });
        modelBuilder.Entity<SentenceRow>(e =>
        {
            e.ToTable("sentences").HasKey(r => new { r.DocumentId, r.Number });
            e.HasOne<DocumentRow>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<TermRow>(e =>
        {
            e.ToTable("terms").HasKey(r => new { r.DocumentId, r.Number });
            e.Property(r => r.Side).HasConversion<string>();
            e.HasOne<DocumentRow>().WithMany().HasForeignKey(r => r.DocumentId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<TranslationRow>(e =>
        {
            e.ToTable("translations").HasKey(r => r.Key);
            e.HasIndex(r => r.SourceHash);
        });
        modelBuilder.Entity<CachedTranslationRow>(e => e.ToTable(SqliteTranslationCache.Table).HasKey(r => r.Key));
        modelBuilder.Entity<PairRow>(e =>
        {
            e.ToTable("pairs").HasKey(r => r.Id);
            e.HasIndex(r => new { r.SourceDocumentId, r.TargetDocumentId }).IsUnique();
            e.HasOne<DocumentRow>().WithMany().HasForeignKey(r => r.SourceDocumentId).OnDelete(DeleteBehavior.Cascade);
            e.HasOne<DocumentRow>().WithMany().HasForeignKey(r => r.TargetDocumentId).OnDelete(DeleteBehavior.Cascade);
            e.Property(r => r.Relation).HasConversion<string>();
        });
        modelBuilder.Entity<LinkRow>(e =>
        {
            e.ToTable("links").HasKey(r => new { r.PairId, r.SourceParagraph, r.TargetParagraph });
            e.HasOne<PairRow>().WithMany().HasForeignKey(r => r.PairId).OnDelete(DeleteBehavior.Cascade);
            e.Property(r => r.Relation).HasConversion<string>();
        });
        modelBuilder.Entity<BeadRow>(e =>
        {
            e.ToTable("beads").HasKey(r => new { r.PairId, r.Number });
            e.HasOne<PairRow>().WithMany().HasForeignKey(r => r.PairId).OnDelete(DeleteBehavior.Cascade);
            e.Property(r => r.Relation).HasConversion<string>();
        });
        modelBuilder.Entity<DecisionRow>(e =>
        {
            e.ToTable("decisions").HasKey(r => r.Id);
            e.HasIndex(r => new { r.SourcePath, r.TargetPath });
            e.Property(r => r.Subject).HasConversion<string>();
            e.Property(r => r.State).HasConversion<string>();
        });
        modelBuilder.Entity<RunRow>(e => e.ToTable("runs").HasKey(r => r.Id));
        modelBuilder.Entity<FailureRow>(e =>
        {
            e.ToTable("failures").HasKey(r => r.Id);
            e.HasOne<RunRow>().WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.Entity<StateRow>(e => e.ToTable("state").HasKey(r => r.Name));
    }
}

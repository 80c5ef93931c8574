using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Bilingual.Hosting.Storage.Migrations;

/// <summary>The first workspace: documents with their parts, pairs with theirs, translations, decisions, runs and failures.</summary>
[DbContext(typeof(WorkspaceContext))]
[Migration("0001_Workspace")]
public sealed class M0001Workspace : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateDocuments(migrationBuilder);
        CreatePairs(migrationBuilder);
        CreateRecords(migrationBuilder);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[]
        {
            "beads", "links", "pairs", "terms", "sentences", "paragraphs", "documents", "failures", "runs", "decisions", "translations", "state",
        })
        {
            migrationBuilder.DropTable(table);
        }
    }

    private static void CreateDocuments(MigrationBuilder migration)
    {
        migration.CreateTable(
            name: "documents",
            columns: t => new
            {
                Id = Key(t),
                Path = Text(t),
                Language = Text(t),
                LanguageProbability = Real(t),
                ContentHash = Text(t),
                AnalysisFingerprint = Text(t),
                Encoding = Text(t),
                Text = Text(t),
                Title = Text(t),
                Author = Text(t),
                Published = Text(t),
                Address = Text(t),
                StatedLanguage = Text(t),
                Notes = Text(t),
            },
            constraints: t => t.PrimaryKey("PK_documents", r => r.Id));
        migration.CreateIndex("IX_documents_Path", "documents", "Path", unique: true);

        migration.CreateTable(
            name: "paragraphs",
            columns: t => new
            {
                DocumentId = Integer(t),
                Index = Integer(t),
                Line = Integer(t),
                Start = Integer(t),
                End = Integer(t),
                Text = Text(t),
                Map = Text(t),
                Kind = Text(t),
                KindRule = Text(t),
                Language = Text(t),
                LanguageProbability = Real(t),
                ContentHash = Text(t),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_paragraphs", r => new { r.DocumentId, r.Index });
                Belongs(t, "FK_paragraphs_documents_DocumentId", r => r.DocumentId, "documents");
            });

        migration.CreateTable(
            name: "sentences",
            columns: t => new
            {
                DocumentId = Integer(t),
                Number = Integer(t),
                ParagraphIndex = Integer(t),
                TextStart = Integer(t),
                TextEnd = Integer(t),
                Start = Integer(t),
                End = Integer(t),
                ContentHash = Text(t),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_sentences", r => new { r.DocumentId, r.Number });
                Belongs(t, "FK_sentences_documents_DocumentId", r => r.DocumentId, "documents");
            });

        migration.CreateTable(
            name: "terms",
            columns: t => new
            {
                DocumentId = Integer(t),
                Number = Integer(t),
                ParagraphIndex = Integer(t),
                Start = Integer(t),
                End = Integer(t),
                Term = Text(t),
                Target = Text(t),
                Form = Text(t),
                Explanation = Text(t),
                Side = Text(t),
                Depth = Integer(t),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_terms", r => new { r.DocumentId, r.Number });
                Belongs(t, "FK_terms_documents_DocumentId", r => r.DocumentId, "documents");
            });
    }

    private static void CreatePairs(MigrationBuilder migration)
    {
        migration.CreateTable(
            name: "pairs",
            columns: t => new
            {
                Id = Key(t),
                SourceDocumentId = Integer(t),
                TargetDocumentId = Integer(t),
                Probability = Real(t),
                Relation = Text(t),
                Evidence = Text(t),
                Fingerprint = Text(t),
                IsAligned = t.Column<bool>(type: "INTEGER", nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_pairs", r => r.Id);
                Belongs(t, "FK_pairs_documents_SourceDocumentId", r => r.SourceDocumentId, "documents");
                Belongs(t, "FK_pairs_documents_TargetDocumentId", r => r.TargetDocumentId, "documents");
            });
        migration.CreateIndex("IX_pairs_SourceDocumentId_TargetDocumentId", "pairs", ["SourceDocumentId", "TargetDocumentId"], unique: true);
        migration.CreateIndex("IX_pairs_TargetDocumentId", "pairs", "TargetDocumentId");

        migration.CreateTable(
            name: "links",
            columns: t => new
            {
                PairId = Integer(t),
                SourceParagraph = Integer(t),
                TargetParagraph = Integer(t),
                Relation = Text(t),
                Probability = Real(t),
                Evidence = Text(t),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_links", r => new { r.PairId, r.SourceParagraph, r.TargetParagraph });
                Belongs(t, "FK_links_pairs_PairId", r => r.PairId, "pairs");
            });

        migration.CreateTable(
            name: "beads",
            columns: t => new
            {
                PairId = Integer(t),
                Number = Integer(t),
                SourceSentences = Text(t),
                TargetSentences = Text(t),
                Relation = Text(t),
                Probability = Real(t),
                Score = Real(t),
                Evidence = Text(t),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_beads", r => new { r.PairId, r.Number });
                Belongs(t, "FK_beads_pairs_PairId", r => r.PairId, "pairs");
            });
    }

    private static void CreateRecords(MigrationBuilder migration)
    {
        migration.CreateTable(
            name: "translations",
            columns: t => new
            {
                Key = Text(t),
                SourceHash = Text(t),
                SourceLanguage = Text(t),
                TargetLanguage = Text(t),
                Engine = Text(t),
                Text = Text(t),
                Characters = Integer(t),
            },
            constraints: t => t.PrimaryKey("PK_translations", r => r.Key));

        migration.CreateTable(
            name: "decisions",
            columns: t => new
            {
                Id = Key(t),
                Subject = Text(t),
                SourcePath = Text(t),
                TargetPath = Text(t),
                SourceHash = Text(t),
                TargetHash = Text(t),
                State = Text(t),
                EditedSource = t.Column<string>(type: "TEXT", nullable: true),
                EditedTarget = t.Column<string>(type: "TEXT", nullable: true),
                Reviewer = Text(t),
                DecidedAt = Text(t),
                Note = Text(t),
            },
            constraints: t => t.PrimaryKey("PK_decisions", r => r.Id));
        migration.CreateIndex("IX_decisions_SourcePath_TargetPath", "decisions", ["SourcePath", "TargetPath"]);

        migration.CreateTable(
            name: "runs",
            columns: t => new
            {
                Id = Key(t),
                StartedAt = Text(t),
                FinishedAt = t.Column<string>(type: "TEXT", nullable: true),
                Version = Text(t),
                Input = Text(t),
                Report = Text(t),
            },
            constraints: t => t.PrimaryKey("PK_runs", r => r.Id));

        migration.CreateTable(
            name: "failures",
            columns: t => new { Id = Key(t), RunId = Integer(t), Stage = Text(t), Path = Text(t), Reason = Text(t) },
            constraints: t =>
            {
                t.PrimaryKey("PK_failures", r => r.Id);
                Belongs(t, "FK_failures_runs_RunId", r => r.RunId, "runs");
            });
        migration.CreateIndex("IX_failures_RunId", "failures", "RunId");

        migration.CreateTable(
            name: "state",
            columns: t => new { Name = Text(t), Value = Text(t) },
            constraints: t => t.PrimaryKey("PK_state", r => r.Name));
    }

    private static OperationBuilder<AddColumnOperation> Key(ColumnsBuilder table) =>
        table.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true);

    private static OperationBuilder<AddColumnOperation> Integer(ColumnsBuilder table) => table.Column<long>(type: "INTEGER", nullable: false);

    private static OperationBuilder<AddColumnOperation> Real(ColumnsBuilder table) => table.Column<double>(type: "REAL", nullable: false);

    private static OperationBuilder<AddColumnOperation> Text(ColumnsBuilder table) => table.Column<string>(type: "TEXT", nullable: false);

    private static void Belongs<TColumns>(
        CreateTableBuilder<TColumns> table, string name, System.Linq.Expressions.Expression<Func<TColumns, object>> column, string parent) =>
        table.ForeignKey(name, column, parent, "Id", onDelete: ReferentialAction.Cascade);
}

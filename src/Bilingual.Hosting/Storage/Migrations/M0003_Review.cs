using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bilingual.Hosting.Storage.Migrations;

/// <summary>The review workbench: pairs under review with their items and journal, and the reviewers.</summary>
[DbContext(typeof(WorkspaceContext))]
[Migration("0003_Review")]
public sealed class M0003Review : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "review_pairs",
            columns: t => new
            {
                Id = t.Column<long>(type: "INTEGER", nullable: false).Annotation("Sqlite:Autoincrement", true),
                SourcePath = t.Column<string>(type: "TEXT", nullable: false),
                TargetPath = t.Column<string>(type: "TEXT", nullable: false),
                Revision = t.Column<long>(type: "INTEGER", nullable: false),
                Assignees = t.Column<string>(type: "TEXT", nullable: false),
                UpdatedAt = t.Column<string>(type: "TEXT", nullable: false),
            },
            constraints: t => t.PrimaryKey("PK_review_pairs", r => r.Id));
        migrationBuilder.CreateIndex("IX_review_pairs_SourcePath_TargetPath", "review_pairs", ["SourcePath", "TargetPath"], unique: true);

        migrationBuilder.CreateTable(
            name: "review_items",
            columns: t => new
            {
                PairId = t.Column<long>(type: "INTEGER", nullable: false),
                Kind = t.Column<string>(type: "TEXT", nullable: false),
                ItemId = t.Column<string>(type: "TEXT", nullable: false),
                Content = t.Column<string>(type: "TEXT", nullable: false),
                Anchors = t.Column<string>(type: "TEXT", nullable: false),
                Basis = t.Column<string>(type: "TEXT", nullable: false),
                Revision = t.Column<long>(type: "INTEGER", nullable: false),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_review_items", r => new { r.PairId, r.Kind, r.ItemId });
                t.ForeignKey("FK_review_items_review_pairs_PairId", r => r.PairId, "review_pairs", "Id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "review_actions",
            columns: t => new
            {
                PairId = t.Column<long>(type: "INTEGER", nullable: false),
                Revision = t.Column<long>(type: "INTEGER", nullable: false),
                Basis = t.Column<string>(type: "TEXT", nullable: false),
                Kind = t.Column<string>(type: "TEXT", nullable: false),
                Action = t.Column<string>(type: "TEXT", nullable: false),
                Change = t.Column<string>(type: "TEXT", nullable: false),
                Reviewer = t.Column<string>(type: "TEXT", nullable: false),
                At = t.Column<string>(type: "TEXT", nullable: false),
                Refers = t.Column<long>(type: "INTEGER", nullable: true),
            },
            constraints: t =>
            {
                t.PrimaryKey("PK_review_actions", r => new { r.PairId, r.Revision });
                t.ForeignKey("FK_review_actions_review_pairs_PairId", r => r.PairId, "review_pairs", "Id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            name: "reviewers",
            columns: t => new
            {
                Name = t.Column<string>(type: "TEXT", nullable: false),
                Keys = t.Column<string>(type: "TEXT", nullable: false),
            },
            constraints: t => t.PrimaryKey("PK_reviewers", r => r.Name));
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "review_items", "review_actions", "review_pairs", "reviewers" })
            migrationBuilder.DropTable(table);
    }
}

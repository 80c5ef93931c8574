using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Bilingual.Hosting.Storage.Migrations;

/// <summary>Answers of engines are kept by themselves; drafts say what is remarkable about them and whether a better one may come.</summary>
[DbContext(typeof(WorkspaceContext))]
[Migration("0002_TranslationCache")]
public sealed class M0002TranslationCache : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        // `bilingual translate --cache` may have made the table in a workspace of the version before.
        migrationBuilder.Sql(SqliteTranslationCache.CreateTable);
        migrationBuilder.AddColumn<string>("Remarks", "translations", type: "TEXT", nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<bool>("IsProvisional", "translations", type: "INTEGER", nullable: false, defaultValue: false);
        migrationBuilder.CreateIndex("IX_translations_SourceHash", "translations", "SourceHash");
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable(SqliteTranslationCache.Table);
        migrationBuilder.DropIndex("IX_translations_SourceHash", "translations");
        migrationBuilder.DropColumn("Remarks", "translations");
        migrationBuilder.DropColumn("IsProvisional", "translations");
    }
}

using System.IO.Compression;
using Bilingual.Hosting;
using Bilingual.Hosting.Review;
using Bilingual.Interchange;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Bilingual.Review.Api;

/// <summary>The way out of the workbench at any moment, and the way in for others' decisions.</summary>
internal static class ExchangeApi
{
    /// <summary>Maps the endpoints.</summary>
    public static IEndpointRouteBuilder MapExchange(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/export", ExportAsync);
        routes.MapPost("/api/import", ImportAsync);
        return routes;
    }

    private static async Task<IResult> ExportAsync(
        string? format, string? pair, bool? confirmed, double? threshold, Workbench workbench, CancellationToken cancellationToken)
    {
        var export = workbench.Export;
        if (threshold is not (null or (>= 0 and <= 1)))
            throw ApiException.Bad("The threshold is a probability from 0 to 1.");
        var options = new ReviewExportOptions { Pair = string.IsNullOrEmpty(pair) ? null : pair, ConfirmedOnly = confirmed ?? false, Threshold = threshold ?? .5 };
        try
        {
            var extensions = export.Extensions(format ?? "tmx");
            var files = extensions.Select(_ => Temporary()).ToArray();
            await export.WriteAsync(format ?? "tmx", files, options, cancellationToken);
            if (files.Length == 1)
                return Download(files[0], "corpus" + extensions[0], "application/octet-stream");
            var archive = Temporary();
            using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
            {
                for (var i = 0; i < files.Length; i++)
                {
                    files[i].Position = 0;
                    await using var entry = await zip.CreateEntry("corpus" + extensions[i]).OpenAsync(cancellationToken);
                    await files[i].CopyToAsync(entry, cancellationToken);
                    await files[i].DisposeAsync();
                }
            }

            return Download(archive, $"corpus.{format}.zip", "application/zip");
        }
        catch (UsageException fault)
        {
            throw ApiException.Bad(fault.Message);
        }
    }

    private static async Task<IResult> ImportAsync(
        string? name, bool? acceptUnreviewed, HttpContext context, Workbench workbench, ReviewServerOptions options, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 255)
            throw ApiException.Bad("The name of the imported file is expected: its extension says what it holds.");
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = options.LongestImport;
        await using var file = Temporary();
        await context.Request.Body.CopyToAsync(file, cancellationToken);
        file.Position = 0;
        try
        {
            var info = new CorpusInfo { SourceLanguage = workbench.SourceLanguage, TargetLanguage = workbench.TargetLanguage };
            var result = await workbench.Import.ImportAsync(
                Path.GetFileName(name), file, info, Reviewer.Of(context, options), acceptUnreviewed ?? false, cancellationToken);
            return Results.Json(result);
        }
        catch (UsageException fault)
        {
            throw ApiException.Wrong("cannotImport", fault.Message, ("reason", fault.Message));
        }
    }

    /// <summary>A file that goes when it is closed.</summary>
    private static FileStream Temporary() => new(
        Path.Combine(Path.GetTempPath(), $"bilingual-{Path.GetRandomFileName()}"),
        FileMode.CreateNew,
        FileAccess.ReadWrite,
        FileShare.None,
        1 << 16,
        FileOptions.DeleteOnClose | FileOptions.Asynchronous);

    private static IResult Download(FileStream file, string name, string type)
    {
        file.Position = 0;
        return Results.Stream(file, type, name);
    }
}

using System.Text.Json;
using Bilingual.Hosting.Pipeline;
using Bilingual.Review.Doors;
using Bilingual.Translation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Bilingual.Review.Api;

/// <summary>Who works with what, and each reviewer's own keys.</summary>
internal static class SessionApi
{
    private const int MostKeys = 16_000;

    private static readonly string[] Presets = ["bilingual", "omegat", "intertext"];

    /// <summary>Maps the endpoints.</summary>
    public static IEndpointRouteBuilder MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/session", async (HttpContext context, Workbench workbench, ReviewServerOptions options, Doorkeeper doorkeeper, CancellationToken cancellationToken) =>
        {
            var reviewer = Reviewer.Of(context, options);
            var engines = workbench.Service<TranslatorCatalog>();
            return Results.Json(new
            {
                reviewer,
                reviewers = (await workbench.Workspace.Reviews.ReviewersAsync(cancellationToken)).Add(reviewer),
                antiForgery = doorkeeper.AntiForgery,
                presets = Presets,
                language = context.Request.Headers.AcceptLanguage.ToString().StartsWith("id", StringComparison.OrdinalIgnoreCase) ? "id" : "en",
                sourceLanguage = workbench.SourceLanguage,
                targetLanguage = workbench.TargetLanguage,
                workspace = workbench.Workspace.File,
                engine = TranslatorCatalog.Default,
                engines = engines.Names,
                version = CorpusPipeline.Version,
            });
        });
        routes.MapGet("/api/keys", async (HttpContext context, Workbench workbench, ReviewServerOptions options, CancellationToken cancellationToken) =>
            Results.Text(await workbench.Workspace.Reviews.KeysAsync(Reviewer.Of(context, options), cancellationToken) ?? "null", "application/json"));
        routes.MapPut("/api/keys", async (HttpContext context, Workbench workbench, ReviewServerOptions options, CancellationToken cancellationToken) =>
        {
            using var keys = await ApiFaults.ReadAsync<JsonDocument>(context, JsonSerializerOptions.Web);
            var text = keys.RootElement.GetRawText();
            if (keys.RootElement.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null) || text.Length > MostKeys)
                throw ApiException.Bad($"A key mapping is a JSON object of at most {MostKeys} characters.");
            await workbench.Workspace.Reviews.SaveKeysAsync(Reviewer.Of(context, options), text == "null" ? "" : text, cancellationToken);
            return Results.NoContent();
        });
        return routes;
    }
}

using System.Net;
using Bilingual.Review.Api;
using Microsoft.AspNetCore.Http;

namespace Bilingual.Review.Doors;

/// <summary>
/// Lets in who may come in, and says in every answer what the browser may do with it. What comes from another site is refused by its
/// origin, what comes to a name that is not ours by its host (DNS rebinding), and what changes anything needs the anti-forgery value that
/// only a page of ours can read.
/// </summary>
internal sealed class Doorkeeper(ReviewServerOptions options)
{
    /// <summary>Header with the anti-forgery value.</summary>
    public const string AntiForgeryHeader = "X-Anti-Forgery";

    private const string TokenCookie = "bilingual-review";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
        + "base-uri 'none'; frame-ancestors 'none'; form-action 'none'";

    /// <summary>The anti-forgery value of this process.</summary>
    public string AntiForgery { get; } = Secrets.Create();

    /// <summary>The middleware.</summary>
    public async Task InvokeAsync(HttpContext context, Func<Task> next)
    {
        Describe(context);
        if (!IsOurHost(context.Request))
        {
            await RefuseAsync(context, StatusCodes.Status421MisdirectedRequest, "otherAddress", "This workbench answers to its own address only; use the one that was printed.");
            return;
        }

        if (!IsOurOrigin(context.Request))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "otherSite", "Requests from other sites are refused.");
            return;
        }

        if (options.Token is { } token && !await HasTokenAsync(context, token))
            return;
        var isUnsafe = !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
        if (isUnsafe && !Secrets.AreEqual(context.Request.Headers[AntiForgeryHeader], AntiForgery))
        {
            await RefuseAsync(context, StatusCodes.Status403Forbidden, "earlierStart", "The page is from an earlier start of the workbench; reload it.");
            return;
        }

        await next();
    }

    private static void Describe(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";
        headers.CacheControl = context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) ? "no-store" : "no-cache";
    }

    private bool IsOurHost(HttpRequest request)
    {
        if (request.Host.Port is { } port && port != request.HttpContext.Connection.LocalPort)
            return false;
        var host = request.Host.Host.Trim('[', ']');
        if (host.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        if (IPAddress.TryParse(host, out var address))
            return IPAddress.IsLoopback(address) || !options.IsLoopback;

        // Elsewhere people use the machine's name; strangers do not have the token.
        return !options.IsLoopback;
    }

    private static bool IsOurOrigin(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site"
            && !(HttpMethods.IsGet(request.Method) && request.Path == "/"))
            return false;
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<bool> HasTokenAsync(HttpContext context, string token)
    {
        if (Secrets.AreEqual(context.Request.Cookies[TokenCookie], token))
            return true;
        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Query["token"].ToString() is { Length: > 0 } given && Secrets.AreEqual(given, token))
        {
            context.Response.Cookies.Append(
                TokenCookie, token, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, IsEssential = true, Path = "/" });

            // The token leaves the address bar and the history's entry.
            context.Response.Redirect("/");
            return false;
        }

        await RefuseAsync(context, StatusCodes.Status401Unauthorized, "tokenNeeded", "This workbench demands a token; open the whole address that was printed at its start.");
        return false;
    }

    private static Task RefuseAsync(HttpContext context, int status, string code, string message) =>
        ApiFaults.Problem(status, code, message).ExecuteAsync(context);
}

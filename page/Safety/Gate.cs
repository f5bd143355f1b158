using System.Net;

namespace Katas.Page.Safety;

/// <summary>
/// Lets requests in that come from this machine, ask for this address, were not caused by another site's page, and carry the cookie. The first
/// link's token is exchanged for the cookie, and leaves the address bar.
/// </summary>
internal sealed class Gate(RequestDelegate next, Door door)
{
    /// <summary>Lets a request in, exchanges its token, or refuses it.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (Refusal(context.Connection.RemoteIpAddress, context.Request, door.Port) is { } reason)
        {
            await Refuse(context, reason);
        }
        else if (door.IsToken(context.Request.Query[Door.TokenName]))
        {
            context.Response.Cookies.Append(door.CookieName, door.Cookie, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                IsEssential = true,
            });
            context.Response.Headers.CacheControl = "no-store";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            context.Response.Redirect("/");
        }
        else if (!door.IsCookie(context.Request.Cookies[door.CookieName]))
        {
            await Refuse(context, "Please open the link that the checker printed: it lets this browser in.");
        }
        else
        {
            await next(context);
        }
    }

    /// <summary>Why a request is refused before any secret is looked at; null if it is not.</summary>
    /// <param name="remote">Where it comes from.</param>
    /// <param name="request">The request.</param>
    /// <param name="port">The page's port.</param>
    public static string? Refusal(IPAddress? remote, HttpRequest request, int port)
    {
        // A name that leads here by somebody else's DNS is in Host; a page of another site's is in Origin.
        string[] hosts = [$"127.0.0.1:{port}", $"localhost:{port}"];
        string? origin = request.Headers.Origin;
        bool mustHaveOrigin = request.HttpContext.WebSockets.IsWebSocketRequest || IsUpgrade(request) || !IsRead(request.Method);
        return remote is null || !IPAddress.IsLoopback(remote) ? "This page is for the machine that it runs on."
            : !hosts.Contains(request.Host.Value, StringComparer.OrdinalIgnoreCase) ? "This page is not at that address."
            : origin is null && mustHaveOrigin ? "A request of this kind has to say where it comes from."
            : origin is not null && !hosts.Select(host => $"http://{host}").Contains(origin, StringComparer.OrdinalIgnoreCase)
                ? "Pages of other sites have no access to this one."
            : request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site" && !IsLink(request)
                ? "Pages of other sites have no access to this one."
            : null;
    }

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool IsUpgrade(HttpRequest request) => request.Headers.Upgrade.ToString().Contains("websocket", StringComparison.OrdinalIgnoreCase);

    /// <summary>A link that somebody follows, from wherever it was printed, to a page of ours.</summary>
    private static bool IsLink(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate" && request.Headers["Sec-Fetch-Dest"] == "document";

    private static Task Refuse(HttpContext context, string reason)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(reason);
    }
}

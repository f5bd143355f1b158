namespace Katas.Page.Safety;

/// <summary>Tells the browser how little the page needs: nothing from elsewhere, no script but the framework's own, no frame around it.</summary>
internal sealed class Headers(RequestDelegate next, Door door)
{
    /// <summary>Adds the headers to an answer.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + $"connect-src 'self' ws://127.0.0.1:{door.Port} ws://localhost:{door.Port}; "
            + "base-uri 'self'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        return next(context);
    }
}

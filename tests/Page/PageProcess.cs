using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using Katas.Tests.Checker;

namespace Katas.Page.Tests;

/// <summary>The page as `book` starts it, on a copy of the workbook. Ended when disposed.</summary>
internal sealed class PageProcess : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly Task<string> error;

    private PageProcess(Process process, Task<string> error, string link)
    {
        this.process = process;
        this.error = error;
        Link = new Uri(link);
    }

    /// <summary>The link that lets a browser in.</summary>
    public Uri Link { get; }

    /// <summary>The page's address without the token.</summary>
    public Uri Address => new(Link, "/");

    public static string Program { get; } = Path.Combine(RealBook.Instance.Root, "page", "bin", Configuration, "net10.0", "page.dll");

    /// <summary>Starts it.</summary>
    /// <param name="root">The workbook's folder.</param>
    /// <param name="seconds">How long a test may take.</param>
    public static async Task<PageProcess> Start(string root, double seconds = 20)
    {
        var process = Process.Start(Info("--book", root, "--seconds", seconds.ToString(CultureInfo.InvariantCulture), "--ends-with-input"))!;
        var error = process.StandardError.ReadToEndAsync();
        string? line = await process.StandardOutput.ReadLineAsync().WaitAsync(Limit);
        return line is null
            ? throw new InvalidOperationException($"The page did not start: {await error}")
            : new PageProcess(process, error, JsonDocument.Parse(line).RootElement.GetProperty("Link").GetString()!);
    }

    /// <summary>How it is started with exactly these arguments.</summary>
    public static ProcessStartInfo Info(params string[] arguments) => new("dotnet", [Program, .. arguments])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    /// <summary>A client that has followed the link.</summary>
    public async Task<HttpClient> Client()
    {
        var client = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Address };
        using var answer = await client.GetAsync(Link);
        answer.EnsureSuccessStatusCode();
        return client;
    }

    /// <summary>Ends it as a crash would.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Ends it as `book` does.</summary>
    public async Task Stop()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync().WaitAsync(Limit);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.StandardInput.Close();
            if (!process.WaitForExit(Limit))
            {
                process.Kill(entireProcessTree: true);
            }
        }

        await error;
        process.Dispose();
    }

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
}

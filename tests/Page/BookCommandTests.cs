using System.Diagnostics;
using System.Net.Http;
using System.Text.RegularExpressions;
using FluentAssertions;
using Katas.Tests.Checker;
using NUnit.Framework;

namespace Katas.Page.Tests;

/// <summary>The checker's `book`: a link, and two programs that end together.</summary>
public sealed class BookCommandTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly List<Process> started = [];
    private BookCopy copy;

    [OneTimeSetUp]
    public void Start() => copy = new BookCopy("01");

    [OneTimeTearDown]
    public void Stop() => copy.Dispose();

    /// <summary>A test that fails leaves nothing running.</summary>
    [TearDown]
    public void End()
    {
        foreach (var process in started)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            process.Dispose();
        }

        started.Clear();
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task Ctrl_C_ends_both()
    {
        var process = Run("--no-open");
        var link = await Link(process);
        using var client = new HttpClient();
        (await client.GetAsync(link)).IsSuccessStatusCode.Should().BeTrue();

        using var signal = Process.Start("kill", ["-INT", $"{process.Id}"])!;
        await process.WaitForExitAsync().WaitAsync(Limit);

        process.ExitCode.Should().Be(Katas.Checker.ExitCode.Interrupted);
        await Gone(client, link);
    }

    [Test]
    public async Task A_command_that_is_killed_takes_the_page_with_it()
    {
        var process = Run("--no-open");
        var link = await Link(process);
        using var client = new HttpClient();

        process.Kill();

        await Gone(client, link);
    }

    [Test]
    public async Task An_occupied_port_is_said_and_no_page_is_left()
    {
        await using var page = await PageProcess.Start(copy.Root);
        var process = Run("--no-open", "--port", $"{page.Link.Port}");

        string error = await process.StandardError.ReadToEndAsync().WaitAsync(Limit);
        await process.WaitForExitAsync().WaitAsync(Limit);

        process.ExitCode.Should().Be(Katas.Checker.ExitCode.Usage);
        error.Should().Contain("taken by another program");
    }

    [TestCase("0")]
    [TestCase("65536")]
    [TestCase("http")]
    public async Task A_port_that_is_none_is_refused(string port)
    {
        var process = Run("--port", port);

        string error = await process.StandardError.ReadToEndAsync().WaitAsync(Limit);
        await process.WaitForExitAsync().WaitAsync(Limit);

        process.ExitCode.Should().Be(Katas.Checker.ExitCode.Usage);
        error.Should().Contain("--port");
    }

    private Process Run(params string[] arguments)
    {
        string checker = Path.Combine(PageProcess.Program, "..", "..", "..", "..", "..", "checker", "bin",
            Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(PageProcess.Program)))!, "net10.0", "checker.dll");
        string[] all = [.. CheckerProcess.DotnetForCtrlC, Path.GetFullPath(checker), "book", .. arguments, "--book", copy.Root];
        var process = Process.Start(new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        started.Add(process);
        return process;
    }

    private static async Task<Uri> Link(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync().WaitAsync(Limit) is { } line)
        {
            if (Regex.Match(line, @"http://\S+") is { Success: true } link)
            {
                return new Uri(link.Value);
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    private static async Task Gone(HttpClient client, Uri link)
    {
        for (var since = Stopwatch.StartNew(); since.Elapsed < Limit;)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(link, "/icon.svg"));
            }
            catch (HttpRequestException)
            {
                return;
            }

            await Task.Delay(100);
        }

        Assert.Fail("The page is still there.");
    }
}

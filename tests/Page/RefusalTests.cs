using System.Net;
using System.Net.Http;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Net.WebSockets;
using FluentAssertions;
using Katas.Page.Safety;
using Microsoft.AspNetCore.Http;
using NUnit.Framework;

namespace Katas.Page.Tests;

/// <summary>Who is let in, and who is not.</summary>
public sealed class RefusalTests
{
    private BookCopy copy;
    private PageProcess page;

    [OneTimeSetUp]
    public async Task Start()
    {
        copy = new BookCopy("01");
        page = await PageProcess.Start(copy.Root);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await page.DisposeAsync();
        copy.Dispose();
    }

    [Test]
    public async Task The_link_lets_a_browser_in_and_leaves_the_address_bar()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });

        using var answer = await client.GetAsync(page.Link);

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().Should().Be("/");
        answer.Headers.GetValues("Set-Cookie").Single().Should().StartWith($"katas-{page.Link.Port}=").And.Contain("samesite=strict").And.Contain("httponly")
            .And.NotContain(page.Link.Query.Split('=')[1]);
    }

    [TestCase("/")]
    [TestCase("/lesson/01")]
    [TestCase("/page.css")]
    [TestCase("/_framework/blazor.web.js")]
    [TestCase("/?token=0000")]
    public async Task Nothing_is_shown_without_the_link_s_token(string path)
    {
        using var client = new HttpClient();

        using var answer = await client.GetAsync(new Uri(page.Address, path));

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [TestCase("Host", "katas.example")]
    [TestCase("Host", "127.0.0.1")]
    [TestCase("Origin", "http://katas.example")]
    [TestCase("Origin", "null")]
    [TestCase("Sec-Fetch-Site", "cross-site")]
    public async Task A_name_of_somebody_else_s_is_refused_even_with_the_cookie(string header, string value)
    {
        using var client = await page.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync()).Should().NotContain("<html");
    }

    [TestCase(null)]
    [TestCase("http://katas.example")]
    public async Task A_connection_from_another_site_s_page_is_refused(string? origin)
    {
        using var client = await page.Client();
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", await Cookie());
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        var connect = () => socket.ConnectAsync(new Uri($"ws://127.0.0.1:{page.Link.Port}/_blazor"), CancellationToken.None);

        (await connect.Should().ThrowAsync<WebSocketException>()).Which.Message.Should().Contain("403");
    }

    [Test]
    public async Task A_connection_of_the_page_s_own_is_accepted()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", await Cookie());
        socket.Options.SetRequestHeader("Origin", $"http://127.0.0.1:{page.Link.Port}");

        await socket.ConnectAsync(new Uri($"ws://127.0.0.1:{page.Link.Port}/_blazor"), CancellationToken.None);

        socket.State.Should().Be(WebSocketState.Open);
    }

    [Test]
    public async Task It_is_at_no_address_but_this_machine_s_own()
    {
        var others = NetworkInterface.GetAllNetworkInterfaces().SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address)
            .Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address)).ToList();
        foreach (var address in others)
        {
            using var socket = new TcpClient();

            var connect = () => socket.ConnectAsync(address, page.Link.Port).WaitAsync(TimeSpan.FromSeconds(5));

            await connect.Should().ThrowAsync<Exception>($"{address} is not for it");
        }
    }

    [TestCase("192.168.0.7", false)]
    [TestCase("127.0.0.1", true)]
    [TestCase("::1", true)]
    [TestCase(null, false)]
    public void A_request_from_another_address_is_refused(string? remote, bool isLetIn)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Host) = ("GET", new HostString("127.0.0.1", 5000));

        (Gate.Refusal(remote is null ? null : IPAddress.Parse(remote), request, 5000) is null).Should().Be(isLetIn);
    }

    [Test]
    public async Task What_the_browser_is_told_leaves_little_to_do_for_others()
    {
        using var client = await page.Client();

        using var answer = await client.GetAsync("/");

        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        policy.Should().Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.NotContain("unsafe");
        answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
    }

    [TestCase("/picture/../README.md")]
    [TestCase("/picture/%2e%2e/%2e%2e/etc/passwd.png")]
    [TestCase("/picture/..%2f..%2fetc%2fpasswd.png")]
    [TestCase("/picture/%2fetc%2fpasswd.png")]
    [TestCase("/picture/.katas/a.png")]
    [TestCase("/picture/exercises/01/Attention.cs")]
    public async Task No_path_leads_out_of_the_book(string path)
    {
        using var client = await page.Client();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"http://127.0.0.1:{page.Link.Port}{path}", new UriCreationOptions
        {
            DangerousDisablePathAndQueryCanonicalization = true,
        }));

        using var answer = await client.SendAsync(request);

        answer.StatusCode.Should().BeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
    }

    [Test]
    [Platform("Linux,MacOsX")]
    public async Task A_link_out_of_the_book_is_not_followed()
    {
        string outside = Path.Combine(Path.GetTempPath(), $"katas-outside-{Guid.NewGuid():N}.png");
        File.WriteAllText(outside, "not a picture of the book");
        string link = copy.PathOf("data/outside.png");
        try
        {
            File.CreateSymbolicLink(link, outside);
            using var client = await page.Client();

            using var answer = await client.GetAsync("/picture/data/outside.png");

            answer.StatusCode.Should().Be(HttpStatusCode.NotFound);
        }
        finally
        {
            File.Delete(link);
            File.Delete(outside);
        }
    }

    [Test]
    public async Task An_occupied_port_is_said_in_a_sentence()
    {
        using var process = System.Diagnostics.Process.Start(PageProcess.Info("--book", copy.Root, "--port", $"{page.Link.Port}"))!;
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        process.ExitCode.Should().Be(Katas.Checker.ExitCode.Usage);
        error.Trim().Should().Be("The port is taken by another program. Without --port, a free one is found.");
    }

    private async Task<string> Cookie()
    {
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(page.Link);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }
}

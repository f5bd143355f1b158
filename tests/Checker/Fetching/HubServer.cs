using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Katas.Tests.Checker.Fetching;

/// <summary>A server on this machine that behaves like the Hugging Face hub, and misbehaves as it is told to.</summary>
internal sealed class HubServer : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly Dictionary<string, byte[]> files = [];
    private readonly Task loop;

    public HubServer()
    {
        for (int port = Random.Shared.Next(20_000, 40_000); ; port++)
        {
            try
            {
                listener.Prefixes.Add($"http://localhost:{port}/");
                listener.Prefixes.Add($"http://127.0.0.1:{port}/");
                listener.Start();
                (Address, Storage) = ($"http://localhost:{port}", $"http://127.0.0.1:{port}");
                break;
            }
            catch (HttpListenerException)
            {
                listener.Prefixes.Clear();
            }
        }

        loop = Task.Run(Serve);
    }

    public string Address { get; }

    /// <summary>Another host, to which large files are sent on.</summary>
    public string Storage { get; }

    /// <summary>What was asked for, with its range and whether a token came along.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>After how many bytes the next answer of the storage breaks off; null for none.</summary>
    public int? CutNext { get; set; }

    public bool IgnoresRanges { get; set; }

    public bool AnswersOtherRange { get; set; }

    public bool SpoilsBytes { get; set; }

    public void Add(string repository, string file, byte[] bytes) => files[$"/{repository}/resolve/main/{file}"] = bytes;

    public void Dispose()
    {
        listener.Close();
        loop.Wait(1000);
    }

    private async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                Answer(await listener.GetContextAsync());
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or IOException)
            {
                // The other side or this one has hung up.
            }
        }
    }

    private void Answer(HttpListenerContext context)
    {
        var (request, response) = (context.Request, context.Response);
        string path = request.Url!.AbsolutePath;
        string range = request.Headers["Range"] ?? "";
        Asked.Add($"{request.Url.Host}{path} {range} {request.Headers["Authorization"]}".TrimEnd());
        bool isStorage = request.Url.Host == "127.0.0.1";
        if (path.StartsWith("/renamed/", StringComparison.Ordinal))
        {
            response.StatusCode = 307;
            response.Headers["Location"] = path["/renamed".Length..];
        }
        else if (!files.TryGetValue(isStorage ? Uri.UnescapeDataString(path) : path, out byte[]? bytes))
        {
            response.StatusCode = 404;
        }
        else if (!isStorage && path.EndsWith(".safetensors", StringComparison.Ordinal))
        {
            response.StatusCode = 302;
            response.Headers["X-Linked-ETag"] = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"";
            response.Headers["X-Linked-Size"] = $"{bytes.Length}";
            response.Headers["Location"] = Storage + path;
        }
        else
        {
            if (!isStorage)
            {
                byte[] blob = [.. Encoding.ASCII.GetBytes($"blob {bytes.Length}\0"), .. bytes];
                response.Headers["ETag"] = $"\"{Convert.ToHexStringLower(SHA1.HashData(blob))}\"";
            }

            Send(response, bytes, range, request.HttpMethod == "HEAD");
            return;
        }

        response.Close();
    }

    private void Send(HttpListenerResponse response, byte[] bytes, string range, bool isHead)
    {
        int from = 0;
        if (range.Length > 0 && !IgnoresRanges)
        {
            from = AnswersOtherRange ? 1 : int.Parse(range["bytes=".Length..^1], System.Globalization.CultureInfo.InvariantCulture);
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {from}-{bytes.Length - 1}/{bytes.Length}";
        }

        byte[] sent = bytes[from..];
        if (SpoilsBytes)
        {
            sent[^1] ^= 1;
        }

        response.ContentLength64 = sent.Length;
        if (isHead)
        {
            response.Close();
            return;
        }

        if (CutNext is { } cut)
        {
            CutNext = null;
            response.OutputStream.Write(sent.AsSpan(0, cut));
            response.OutputStream.Flush();
            response.Abort();
            return;
        }

        response.OutputStream.Write(sent);
        response.Close();
    }
}

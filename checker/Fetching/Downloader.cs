using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;

namespace Katas.Checker.Fetching;

/// <summary>
/// Downloads a file beside its place, goes on where it was cut, compares the bytes with their hash, and gives the file its
/// name only then.
/// </summary>
internal sealed class Downloader : IDisposable
{
    private const int MostRedirects = 8;
    private const int MostCuts = 5;

    private readonly HttpClient client;
    private readonly IProgress<FetchStep> progress;

    public Downloader(IProgress<FetchStep> progress)
    {
        this.progress = progress;
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(20) })
        {
            Timeout = Timeout.InfiniteTimeSpan, // for the whole file; a silent server is given up by Silence
        };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("transformer-katas/1.0");
    }

    /// <summary>Sent to the host of the first address, and to no other; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>How long a server may say nothing.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long to wait after a cut.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Opens the unfinished file for writing, at its end or from its beginning.</summary>
    public Func<string, FileMode, Stream> Open { get; init; } = (path, mode) => new FileStream(path, mode, FileAccess.Write);

    /// <summary>Downloads a file, unless it is there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="folder">Where it goes; it is there.</param>
    /// <param name="cancelled">Ctrl-C; what has arrived stays for the next time.</param>
    /// <exception cref="CheckerException">It can't be had, or is not what it should be.</exception>
    public async Task Fetch(RemoteFile file, string folder, CancellationToken cancelled)
    {
        string path = Path.Combine(folder, file.Name);
        if (File.Exists(path))
        {
            return; // only what was complete has its name
        }

        for (int cuts = 0; ; cuts++)
        {
            try
            {
                await FetchOnce(file, path, cancelled);
                return;
            }
            catch (Exception exception) when (IsCut(exception) && !cancelled.IsCancellationRequested)
            {
                if (cuts == MostCuts || exception is HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError })
                {
                    throw Unreachable(file, exception);
                }

                await Task.Delay(Pause * (cuts + 1), cancelled);
            }
        }
    }

    public void Dispose() => client.Dispose();

    private static bool IsCut(Exception exception) =>
        exception is HttpRequestException or HttpIOException or TimeoutException
        || (exception is IOException && exception.InnerException is System.Net.Sockets.SocketException);

    private static CheckerException Unreachable(RemoteFile file, Exception exception) => new(
        $"{file.Address.Host} can't be reached, or breaks off: {exception.Message.TrimEnd('.')}. Are you online? "
        + "What has arrived is kept: run the command again, and it goes on from there.",
        inner: exception);

    private async Task FetchOnce(RemoteFile file, string path, CancellationToken cancelled)
    {
        var (address, size, hash) = await Resolve(file, cancelled);

        // Another version of the file has another name while it is unfinished: halves of two never meet.
        string part = $"{path}.{(hash?.Hex ?? "0")[..Math.Min(8, hash?.Hex.Length ?? 1)]}.part";
        long have = hash is not null && File.Exists(part) ? new FileInfo(part).Length : 0;
        if (size is null || have != size)
        {
            await Receive(file, address, part, have < size ? have : 0, size, cancelled);
        }

        if (hash is not null && !await hash.Fits(part, cancelled))
        {
            File.Delete(part);
            throw new CheckerException(
                $"{file.Name} from {address.Host} is not what it should be: its hash is another one. It was thrown away; "
                + "run the command again. If that does not help, something between here and there changes it.");
        }

        try
        {
            File.Move(part, path, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskSpace.Trouble(path, exception);
        }
    }

    /// <summary>Follows redirects to where the bytes are. On the way, the hub says what they have to be.</summary>
    private async Task<(Uri Address, long? Size, ContentHash? Hash)> Resolve(RemoteFile file, CancellationToken cancelled)
    {
        var (address, size, hash) = (file.Address, file.Size, file.Hash);
        for (int redirects = 0; redirects <= MostRedirects; redirects++)
        {
            using var response = await Send(HttpMethod.Head, file, address, 0, cancelled);
            if (size is null && Header(response, "X-Linked-Size") is { } linked && long.TryParse(linked, out long length))
            {
                size = length;
            }

            hash ??= ContentHash.FromTag(Header(response, "X-Linked-ETag"));
            if ((int)response.StatusCode is < 300 or >= 400)
            {
                Check(file, response);
                size ??= response.Content.Headers.ContentLength;
                return (address, size, hash ?? ContentHash.FromTag(response.Headers.ETag?.Tag));
            }

            address = response.Headers.Location is { } location
                ? new Uri(address, location)
                : throw new CheckerException($"{address.Host} sends on to nowhere.");
            if (size is not null && hash is not null && address.Authority != file.Address.Authority)
            {
                return (address, size, hash); // a storage that gives the bytes, and may answer no other question
            }
        }

        throw new CheckerException($"{file.Address} sends on and on.");
    }

    private async Task Receive(RemoteFile file, Uri address, string part, long have, long? size, CancellationToken cancelled)
    {
        using var response = await Send(HttpMethod.Get, file, address, have, cancelled);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && have > 0)
        {
            await Receive(file, address, part, 0, size, cancelled);
            return;
        }

        Check(file, response);
        bool goesOn = have > 0 && response.StatusCode == HttpStatusCode.PartialContent;
        var range = response.Content.Headers.ContentRange;
        if (goesOn && (range?.From != have || (range.HasLength && range.Length != size)))
        {
            await Receive(file, address, part, 0, size, cancelled); // another part than was asked for
            return;
        }

        // Whoever ignores the range sends everything: from the beginning, then.
        long done = goesOn ? have : 0;
        Stream output;
        try
        {
            output = Open(part, goesOn ? FileMode.Append : FileMode.Create);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskSpace.Trouble(part, exception);
        }

        await using (output)
        {
            await using var input = await response.Content.ReadAsStreamAsync(cancelled);
            byte[] buffer = new byte[1 << 17];
            for (int read; (read = await Silently(token => input.ReadAsync(buffer, token).AsTask(), cancelled)) > 0;)
            {
                done += read;
                if (done > size)
                {
                    throw new CheckerException($"{address.Host} sends more of {file.Name} than it has: {size:N0} bytes.");
                }

                try
                {
                    await output.WriteAsync(buffer.AsMemory(0, read), cancelled);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    throw DiskSpace.Trouble(part, exception);
                }

                progress.Report(new FetchStep(file.Name, done, size));
            }
        }

        if (size is not null && done < size)
        {
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"{done:N0} of {size:N0} bytes arrived");
        }
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, RemoteFile file, Uri address, long from, CancellationToken cancelled)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.AcceptEncoding.ParseAdd("identity");
        if (from > 0)
        {
            request.Headers.Range = new RangeHeaderValue(from, null);
        }

        if (Token is not null && address.Scheme == file.Address.Scheme && address.Authority == file.Address.Authority)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        }

        return await Silently(token => client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token), cancelled);
    }

    private async Task<T> Silently<T>(Func<CancellationToken, Task<T>> wait, CancellationToken cancelled)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        limit.CancelAfter(Silence);
        try
        {
            return await wait(limit.Token);
        }
        catch (OperationCanceledException) when (!cancelled.IsCancellationRequested)
        {
            throw new TimeoutException($"nothing came for {Silence.TotalSeconds:0} seconds");
        }
    }

    private static void Check(RemoteFile file, HttpResponseMessage response)
    {
        int status = (int)response.StatusCode;
        string host = response.RequestMessage?.RequestUri?.Host ?? file.Address.Host;
        switch (status)
        {
            case >= 200 and < 300:
                return;
            case 404 or 410:
                throw new CheckerException($"There is no {file.Address} (404). Was it moved?");
            case 401 or 403:
                throw new CheckerException($"{host} does not give {file.Name} away ({status}). A token in HF_TOKEN may help.");
            case >= 500 or 429 or 408:
                throw new HttpRequestException($"it answers with {status}");
            default:
                throw new CheckerException($"{host} answers with {status} where {file.Name} was asked for.");
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
}

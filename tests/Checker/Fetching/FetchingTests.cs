using FluentAssertions;
using Katas.Checker;
using Katas.Checker.Fetching;
using NUnit.Framework;

namespace Katas.Tests.Checker.Fetching;

/// <summary>Fetching from a server that behaves like the hub, or not.</summary>
public sealed class FetchingTests
{
    private static readonly HubModel Model = HubModel.All[0];
    private static readonly byte[] Large = [.. Enumerable.Range(0, 500_000).Select(i => (byte)(i * 7))];

    private readonly Dictionary<string, string?> variables = [];
    private readonly List<FetchStep> steps = [];
    private HubServer server = null!;
    private string folder = null!;

    private string Own => Path.Combine(folder, "models");

    [SetUp]
    public void Open()
    {
        folder = Directory.CreateTempSubdirectory("katas-").FullName;
        server = new HubServer();
        variables.Clear();
        steps.Clear();
        variables["HF_ENDPOINT"] = server.Address;
        variables["HF_HOME"] = Path.Combine(folder, "hf");
        foreach (string file in Model.Files)
        {
            server.Add(Model.Repository, file, file.EndsWith(".safetensors", StringComparison.Ordinal) ? Large : [1, 2, 3]);
        }
    }

    [TearDown]
    public void Close()
    {
        server.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Test]
    public async Task A_model_is_fetched_once_and_whole()
    {
        var (path, isNew) = await Fetch();

        isNew.Should().BeTrue();
        path.Should().Be(Path.Combine(Own, "gpt2"));
        Directory.GetFiles(path).Select(Path.GetFileName).Should().BeEquivalentTo(Model.Files);
        File.ReadAllBytes(Path.Combine(path, "model.safetensors")).Should().Equal(Large);
        steps.Should().Contain(new FetchStep("model.safetensors", Large.Length, Large.Length));
        int asked = server.Asked.Count;
        (await Fetch()).IsNew.Should().BeFalse();
        server.Asked.Should().HaveCount(asked);
    }

    [Test]
    public async Task What_is_cut_goes_on_where_it_was()
    {
        server.CutNext = null;
        variables["HF_TOKEN"] = "secret";
        await Small();
        server.CutNext = 200_000;

        await Fetch();

        File.ReadAllBytes(Path.Combine(Own, "gpt2", "model.safetensors")).Should().Equal(Large);
        server.Asked.Should().Contain(line => line.StartsWith("127.0.0.1") && line.Contains("bytes="), "the second half is asked for alone");
        server.Asked.Where(line => line.StartsWith("127.0.0.1")).Should().NotContain(line => line.Contains("secret"), "the token stays at home");
        server.Asked.Where(line => line.StartsWith("localhost") && line.Contains("safetensors")).Should().OnlyContain(line => line.Contains("Bearer secret"));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public async Task A_server_that_ignores_the_range_or_answers_another_starts_anew(bool ignores, bool other)
    {
        (server.IgnoresRanges, server.AnswersOtherRange) = (ignores, other);
        await Small();
        server.CutNext = 100_000;

        await Fetch();

        File.ReadAllBytes(Path.Combine(Own, "gpt2", "model.safetensors")).Should().Equal(Large);
    }

    [Test]
    public async Task Wrong_bytes_are_thrown_away()
    {
        await Small();
        server.SpoilsBytes = true;

        (await Refusal()).Should().Contain("its hash is another one");

        Directory.Exists(Path.Combine(Own, "gpt2")).Should().BeFalse();
        Directory.GetFiles(Path.Combine(Own, "gpt2.unfinished")).Should().NotContain(file => file.Contains("safetensors"));
        server.SpoilsBytes = false;
        (await Fetch()).IsNew.Should().BeTrue();
    }

    [Test]
    public async Task A_small_file_with_wrong_bytes_is_thrown_away()
    {
        server.SpoilsBytes = true;

        (await Refusal()).Should().Contain("config.json").And.Contain("its hash is another one");
    }

    [Test]
    public async Task A_missing_file_is_said()
    {
        var other = new HubModel("gpt2", "nobody/nothing");

        (await Refusal(other)).Should().Contain("There is no").And.Contain("404");

        Directory.Exists(Path.Combine(Own, "gpt2")).Should().BeFalse();
    }

    [Test]
    public async Task A_renamed_repository_is_followed()
    {
        (await Fetch(new HubModel("gpt2", $"renamed/{Model.Repository}"))).IsNew.Should().BeTrue();
    }

    [Test]
    public async Task No_network_is_said()
    {
        using var downloader = new Downloader(Progress()) { Pause = TimeSpan.Zero };
        var file = new RemoteFile(new Uri("http://localhost:9/x"), "x");

        var act = () => downloader.Fetch(file, folder, CancellationToken.None);

        (await act.Should().ThrowAsync<CheckerException>()).Which.Message.Should().Contain("can't be reached").And.Contain("Are you online?");
    }

    [Test]
    public async Task Offline_nothing_is_asked()
    {
        variables["HF_HUB_OFFLINE"] = "1";

        (await Refusal()).Should().Contain("HF_HUB_OFFLINE");

        server.Asked.Should().BeEmpty();
    }

    [Test]
    public async Task What_the_hugging_face_cache_has_is_not_fetched_again()
    {
        variables["HF_HUB_OFFLINE"] = "1";
        string snapshot = Path.Combine(folder, "hf", "hub", "models--openai-community--gpt2", "snapshots", "abc");
        Directory.CreateDirectory(snapshot);
        foreach (string file in Model.Files)
        {
            File.WriteAllText(Path.Combine(snapshot, file), file);
        }

        var (path, _) = await Fetch();

        File.ReadAllText(Path.Combine(path, "vocab.json")).Should().Be("vocab.json");
        server.Asked.Should().BeEmpty();
    }

    [TestCase(null)]
    [TestCase("1")]
    public async Task What_is_damaged_in_the_hugging_face_cache_is_not_used(string? offline)
    {
        variables["HF_HUB_OFFLINE"] = offline;
        string home = Path.Combine(folder, "hf", "hub", "models--openai-community--gpt2");
        string snapshot = Path.Combine(home, "snapshots", "abc");
        Directory.CreateDirectory(snapshot);
        Directory.CreateDirectory(Path.Combine(home, "blobs"));
        foreach (string file in Model.Files)
        {
            bool isDamaged = file == "model.safetensors";
            string blob = Path.Combine(home, "blobs", isDamaged ? new string('a', 64) : file);
            File.WriteAllText(blob, file);
            File.CreateSymbolicLink(Path.Combine(snapshot, file), blob);
        }

        if (offline is null)
        {
            await Fetch();
            File.ReadAllBytes(Path.Combine(Own, "gpt2", "model.safetensors")).Should().Equal(Large);
            steps.Should().Contain(step => step.What.Contains("is damaged and is not used"));
        }
        else
        {
            (await Refusal()).Should().Contain("is damaged in the Hugging Face cache");
            Directory.Exists(Path.Combine(Own, "gpt2")).Should().BeFalse();
        }
    }

    [Test]
    public async Task A_cached_file_is_named_by_its_hash()
    {
        string home = Path.Combine(folder, "hf", "hub", "models--openai-community--gpt2");
        string snapshot = Path.Combine(home, "snapshots", "abc");
        Directory.CreateDirectory(snapshot);
        Directory.CreateDirectory(Path.Combine(home, "blobs"));
        foreach (string file in Model.Files)
        {
            byte[] bytes = file.EndsWith("safetensors", StringComparison.Ordinal) ? Large : [1, 2, 3];
            string blob = Path.Combine(home, "blobs", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
            File.WriteAllBytes(blob, bytes);
            File.CreateSymbolicLink(Path.Combine(snapshot, file), blob);
        }

        (await Fetch()).IsNew.Should().BeTrue();

        File.ReadAllBytes(Path.Combine(Own, "gpt2", "model.safetensors")).Should().Equal(Large);
        server.Asked.Should().BeEmpty();
    }

    [Test]
    public async Task A_quantised_file_of_the_same_model_does_as_well()
    {
        var model = HubModel.All.Single(model => model.Name == "smollm2");
        variables["KATAS_MODELS"] = Path.Combine(folder, "elsewhere");
        Directory.CreateDirectory(variables["KATAS_MODELS"]!);
        string file = Path.Combine(folder, "elsewhere", "SmolLM2-135M-Instruct.Q4_1.gguf");
        File.WriteAllText(file, "x");

        (await Fetch(model)).Should().Be((file, false));

        server.Asked.Should().BeEmpty();
    }

    [Test]
    public async Task A_folder_with_the_name_of_a_model_is_taken_for_it_and_that_is_said()
    {
        string source = Folder("mine", "gpt2");

        (await Fetcher().Folder(source, CancellationToken.None)).Missing.Should().Contain(line => line.Contains("take it for gpt2"));
        (await Fetcher().Folder(source, CancellationToken.None)).IsNew.Should().BeFalse();
        (await Fetch()).IsNew.Should().BeFalse();
    }

    [Test]
    public async Task A_folder_with_the_name_of_another_is_refused()
    {
        await Fetch();
        string source = Folder("mine", "gpt2");

        var act = () => Fetcher().Folder(source, CancellationToken.None);

        (await act.Should().ThrowAsync<CheckerException>()).Which.Message.Should().Contain("holds other files than").And.Contain("another name");
        (await Fetcher().Folder(Path.Combine(Own, "gpt2"), CancellationToken.None)).IsNew.Should().BeFalse("it is in its place");
    }

    [Test]
    public async Task A_full_disk_is_said_and_nothing_is_loaded()
    {
        using var downloader = new Downloader(Progress()) { Open = (_, _) => new FullDisk() };
        var file = new RemoteFile(new Uri($"{server.Address}/{Model.Repository}/resolve/main/model.safetensors"), "model.safetensors");

        var act = () => downloader.Fetch(file, folder, CancellationToken.None);

        (await act.Should().ThrowAsync<CheckerException>()).Which.Message.Should().Contain("no space left");
        File.Exists(Path.Combine(folder, "model.safetensors")).Should().BeFalse();
    }

    [Test]
    public async Task Another_size_and_hash_than_pinned_are_refused()
    {
        using var downloader = new Downloader(Progress());
        var address = new Uri($"{server.Address}/{Model.Repository}/resolve/main/config.json");

        var act = () => downloader.Fetch(new RemoteFile(address, "x", 3, new ContentHash(new string('0', 64))), folder, CancellationToken.None);

        (await act.Should().ThrowAsync<CheckerException>()).Which.Message.Should().Contain("hash");
        Directory.GetFiles(folder).Should().BeEmpty();
    }

    [Test]
    public async Task A_text_is_fetched_once_by_its_pinned_hash()
    {
        byte[] text = [.. "First Citizen:\nBefore we proceed any further, hear me speak.\n"u8];
        server.Add(Model.Repository, "shakespeare.txt", text);
        var file = Katas.Checker.Fetching.Fetcher.Shakespeare with
        {
            Address = new Uri($"{server.Address}/{Model.Repository}/resolve/main/shakespeare.txt"),
            Size = text.Length,
            Hash = new ContentHash(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(text))),
        };

        (await Fetcher().OneFile(file, CancellationToken.None)).Should().Be((Path.Combine(Own, "shakespeare.txt"), true));

        File.ReadAllBytes(Path.Combine(Own, "shakespeare.txt")).Should().Equal(text);
        (await Fetcher().OneFile(file, CancellationToken.None)).IsNew.Should().BeFalse();
    }

    [Test]
    public async Task What_is_interrupted_is_kept_and_not_loaded()
    {
        await Small();
        using var cancelled = new CancellationTokenSource();
        var stopping = new Fetcher(Places(), variables.GetValueOrDefault, new StopAt(200_000, cancelled));

        var act = () => stopping.Model(Model, cancelled.Token);

        await act.Should().ThrowAsync<OperationCanceledException>();
        Directory.Exists(Path.Combine(Own, "gpt2")).Should().BeFalse();
        await Fetch();
        File.ReadAllBytes(Path.Combine(Own, "gpt2", "model.safetensors")).Should().Equal(Large);
        server.Asked[^1].Should().Contain("bytes=", "it goes on where it was");
    }

    [Test]
    public async Task A_folder_is_taken_and_what_it_lacks_is_said()
    {
        string source = Folder("mine");

        var (path, isNew, missing) = await Fetcher().Folder(source, CancellationToken.None);

        isNew.Should().BeTrue();
        File.ReadAllText(Path.Combine(path, "model.safetensors")).Should().Be("x");
        missing.Should().ContainSingle().Which.Should().Contain("no tokenizer");
        var act = () => Fetcher().Folder(Path.Combine(folder, "none"), CancellationToken.None);
        (await act.Should().ThrowAsync<CheckerException>()).Which.Message.Should().Contain("There is no folder");
    }

    [Test]
    public void A_variable_names_another_place_unless_it_cannot_be_written()
    {
        variables["KATAS_MODELS"] = Path.Combine(folder, "elsewhere");
        Places().ToWrite().Should().Be(Path.Combine(folder, "elsewhere"));

        File.WriteAllText(Path.Combine(folder, "file"), "");
        variables["KATAS_MODELS"] = Path.Combine(folder, "file", "below");
        Places().ToWrite().Should().Be(Own);
    }

    private string Folder(params string[] names)
    {
        string source = Path.Combine([folder, .. names]);
        Directory.CreateDirectory(source);
        File.WriteAllText(Path.Combine(source, "model.safetensors"), "x");
        File.WriteAllText(Path.Combine(source, "config.json"), "{}");
        return source;
    }

    private Task<(string Path, bool IsNew)> Fetch(HubModel? model = null) => Fetcher().Model(model ?? Model, CancellationToken.None);

    private async Task<string> Refusal(HubModel? model = null)
    {
        var act = () => Fetch(model);
        return (await act.Should().ThrowAsync<CheckerException>()).Which.Message;
    }

    // The small files are there already, so that the next answer is the large one's.
    private async Task Small()
    {
        using var downloader = new Downloader(Progress());
        Directory.CreateDirectory(Path.Combine(Own, "gpt2.unfinished"));
        foreach (string file in Model.Files.Where(file => file.EndsWith("json", StringComparison.Ordinal) || file.EndsWith("txt", StringComparison.Ordinal)))
        {
            await downloader.Fetch(
                new RemoteFile(new Uri($"{server.Address}/{Model.Repository}/resolve/main/{file}"), file),
                Path.Combine(Own, "gpt2.unfinished"),
                CancellationToken.None);
        }
    }

    private Fetcher Fetcher() => new(Places(), variables.GetValueOrDefault, Progress());

    private FetchPlaces Places() => new(Own, variables.GetValueOrDefault);

    private IProgress<FetchStep> Progress() => new Steps(steps);

    private sealed class Steps(List<FetchStep> steps) : IProgress<FetchStep>
    {
        public void Report(FetchStep value) => steps.Add(value);
    }

    private sealed class StopAt(long bytes, CancellationTokenSource cancelled) : IProgress<FetchStep>
    {
        public void Report(FetchStep value)
        {
            if (value.Done >= bytes)
            {
                cancelled.Cancel();
            }
        }
    }

    private sealed class FullDisk : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("No space left on device", 28);
    }
}

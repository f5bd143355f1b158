using FluentAssertions;
using Katas.Lesson11;
using Katas.Tests.Oracles.Table;
using NUnit.Framework;
using static TorchSharp.torch;

namespace Katas.Tests.Oracles;

/// <summary>MiniLM, where it was fetched: what its own library makes of sentences.</summary>
public sealed class Lesson11MiniLmTests
{
    [Test, Oracle("sentence-transformers", "SentenceVectors.Pool")]
    public void Sentences_get_the_vectors_of_sentence_transformers()
    {
        string? folder = new[] { Environment.GetEnvironmentVariable("KATAS_MODELS"), Path.Combine(Repository.Root, ".katas", "models") }
            .Where(path => !string.IsNullOrEmpty(path))
            .Select(path => Path.Combine(path!, "minilm"))
            .FirstOrDefault(Directory.Exists);
        if (folder is null)
        {
            Assert.Ignore("MiniLM is not here: `fetch minilm` gets it.");
        }

        using var scope = NewDisposeScope();
        var golden = GoldenTensors.Load("11-minilm-vectors.safetensors");
        string[] texts = System.Text.Json.JsonSerializer.Deserialize<string[]>(golden.Metadata["sentences"])!;
        var model = new SentenceModel(RealModel.Open(folder), WordPieceTokenizer.Load(Path.Combine(folder, "vocab.txt")));

        var vectors = cat([.. texts.Select(text => model.Embed(text))]);

        (vectors - golden["vectors"]).abs().max().item<float>().Should().BeLessThan(1e-4f);
    }
}

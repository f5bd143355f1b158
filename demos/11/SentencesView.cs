using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Demos;

/// <summary>How alike sentences are: a search for the first among the others, and a map of all.</summary>
public sealed class SentencesView : ILessonView
{
    private const int Most = 16;

    /// <inheritdoc/>
    public string Title => "Sentences that mean alike";

    /// <inheritdoc/>
    public string InputHelp => $"2 to {Most} sentences with | between them, the first of them a question. MiniLM reads them once `fetch minilm` has got it; "
        + "until then it is a tiny model with random weights, which knows no meaning";

    /// <inheritdoc/>
    public string Example => "Where does my pet rest? | The cat sleeps on the sofa. | Share prices fell. | Bake the bread for forty minutes.";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] sentences = [.. input.Text.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (sentences.Length is < 2 or > Most)
        {
            throw new FormatException($"The number of sentences in it is {sentences.Length}; expected 2 to {Most}, with | between them.");
        }

        using var noGradient = no_grad();
        var small = new SmallFiles(input);
        string? folder = small.Fetched("minilm");
        string who = folder is null ? "a tiny model with random weights" : "MiniLM";
        var vectors = (folder is null ? Tiny(small) : MiniLm(folder)).Embed(sentences); // [sentence, width]
        var alike = vectors.matmul(vectors.t()); // [sentence, sentence]; they have length 1
        var found = SentenceVectors.Nearest(vectors[0], vectors[1..], sentences.Length - 1);
        var (left, sizes, _) = linalg.svd(vectors - vectors.mean([0], keepdim: true), fullMatrices: false);
        var sentence = new StageAxis("sentence", sentences);
        return
        [
            new NamedStage($"how alike, by {who}", alike, sentence, sentence) { Arithmetic = at => CellArithmetic.Dot(vectors[at[0]], vectors[at[1]]) },
            new NamedStage(
                "nearest to the first",
                tensor(found.Select(match => match.Similarity).ToArray()),
                new StageAxis("sentence", [.. found.Select(match => sentences[match.Index + 1])]))
            {
                Kind = StageKind.Bars,
            },
            new NamedStage("a map, along the two directions in which they differ most", left[.., ..2] * sizes[..2], sentence, "direction")
            {
                Kind = StageKind.Arrows,
            },
        ];
    }

    private static SentenceModel MiniLm(string folder) => new(RealModel.Open(folder), WordPieceTokenizer.Load(Path.Combine(folder, "vocab.txt")));

    private static SentenceModel Tiny(SmallFiles small)
    {
        using var seed = new LocalSeed(11);
        var config = KnownModels.Bert with { Vocabulary = 330, Layers = 2, Width = 48, Heads = 4, Hidden = 96, MaxPositions = 256 };
        return new SentenceModel(new TransformerModel(config), small.WordPiece());
    }
}

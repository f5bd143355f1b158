using Katas.Lesson03;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using LayerNorm = Katas.Lesson04.LayerNorm;

namespace Katas.Lesson06;

/// <summary>
/// A language model in the manner of GPT-2: for each token of a text, it scores each token of the vocabulary as the
/// next one. Radford et al. 2019, "Language Models are Unsupervised Multitask Learners", section 2.3.
/// </summary>
public sealed class LanguageModel : nn.Module<Tensor, IReadOnlyList<KeyValueCache>?, (Tensor logits, Tensor[] weights)>
{
    private const double InitialSpread = 0.02; // as GPT-2: with tied embeddings, larger ones make wild first guesses

    private readonly double _dropout;
    private readonly Embedding tokens;
    private readonly LearnedPositions positions;
    private readonly ModuleList<GptBlock> blocks;
    private readonly LayerNorm norm;

    /// <summary>Creates the token vectors, the positions, the blocks and the norm at the end.</summary>
    /// <param name="vocabulary">The number of different tokens.</param>
    /// <param name="maxLength">The longest text.</param>
    /// <param name="dModel">Features of a token.</param>
    /// <param name="heads">The number of attention heads in a block; divides d_model.</param>
    /// <param name="layers">The number of blocks.</param>
    /// <param name="dropout">Dropout probability during training.</param>
    /// <exception cref="ArgumentException">A size is not above 0, or heads does not divide d_model.</exception>
    public LanguageModel(
        long vocabulary, long maxLength, long dModel, long heads, int layers, double dropout = 0.1)
        : base(nameof(LanguageModel))
    {
        Guard.Positive(vocabulary);
        Guard.Positive(layers);
        Guard.Probability(dropout);

        (Vocabulary, MaxLength, _dropout) = (vocabulary, maxLength, dropout);
        tokens = nn.Embedding(vocabulary, dModel);
        nn.init.normal_(tokens.weight!, 0, InitialSpread);
        positions = new LearnedPositions(maxLength, dModel);
        blocks = nn.ModuleList(
            [.. Enumerable.Range(0, layers).Select(_ => new GptBlock(dModel, heads, 4 * dModel, dropout))]);
        norm = new LayerNorm(dModel);
        RegisterComponents();
    }

    /// <summary>The number of different tokens.</summary>
    public long Vocabulary { get; }

    /// <summary>The longest text.</summary>
    public long MaxLength { get; }

    /// <summary>Creates empty caches, one for each block, with room for the longest text.</summary>
    public KeyValueCache[] NewCaches() => [.. blocks.Select(_ => new KeyValueCache(MaxLength))];

    /// <summary>
    /// Scores each token of the vocabulary as the successor of each token of the text. The scores are the products with
    /// the token vectors: the embedding is used a second time. Press and Wolf 2017, "Using the Output Embedding to
    /// Improve Language Models", section 3.
    /// </summary>
    /// <param name="text">The newest tokens' ids, <c>[batch, new]</c>.</param>
    /// <param name="caches">
    /// One cache for each block, with the tokens before; the new ones are appended; null if there are none before.
    /// </param>
    /// <returns>
    /// The logits, <c>[batch, new, vocabulary]</c>, and for each block its attention weights,
    /// <c>[batch, heads, new, length]</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The text is too long, or an id is not in the vocabulary.</exception>
    [KataTask("06.6")]
    public override (Tensor logits, Tensor[] weights) forward(Tensor text, IReadOnlyList<KeyValueCache>? caches)
    {
        Guard.Layout(text, "[batch, new]");
        Guard.Ids(text, Vocabulary, "tokens");
        Guard.Count(caches, blocks.Count, "one cache for each block");
        Guard.SizeAtMost(text, 1, MaxLength - (caches?[0].Length ?? 0), "what is left of the model's longest text");

        using var scope = NewDisposeScope();

        long before = caches?[0].Length ?? 0;
        var vectors = positions.call(tokens.call(text), before); // [batch, new] → [batch, new, d_model]
        vectors = nn.functional.dropout(vectors, _dropout, training);
        var weights = new Tensor[blocks.Count];
        for (int layer = 0; layer < blocks.Count; layer++)
        {
            (vectors, weights[layer]) = blocks[layer].call(vectors, null, caches?[layer]); // [batch, new, d_model]
        }

        var logits = nn.functional
            .linear(norm.call(vectors), tokens.weight!); // [batch, new, d_model] → [batch, new, vocabulary]
        return (logits.MoveToOuterDisposeScope(), [.. weights.Select(each => each.MoveToOuterDisposeScope())]);
    }
}

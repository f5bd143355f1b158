using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson05.Demos;

/// <summary>
/// The opponent: a network that knows which words a sentence has, and not their order. Iyyer et al. 2015, "Deep
/// Unordered Composition Rivals Syntactic Methods for Text Classification". For tagging it knows the word in question
/// as well.
/// </summary>
internal sealed class BagOfWords : nn.Module<Tensor, Tensor>
{
    private const long Width = 64;

    private readonly bool _tagging;
    private readonly Embedding words;
    private readonly Linear hidden;
    private readonly Linear output;

    public BagOfWords(long vocabulary, long labels, bool tagging)
        : base(nameof(BagOfWords))
    {
        _tagging = tagging;
        words = nn.Embedding(vocabulary, Width);
        hidden = nn.Linear(tagging ? 2 * Width : Width, Width);
        output = nn.Linear(Width, labels);
        RegisterComponents();
    }

    /// <returns>Scores, <c>[batch, length, labels]</c>; for whole sentences the length is 1.</returns>
    public override Tensor forward(Tensor tokens)
    {
        using var scope = NewDisposeScope();
        var each = words.call(tokens); // [batch, length] → [batch, length, width]
        var bag = Pooling.Mean(each, Batches.Real(tokens, Vocabulary.Padding)).unsqueeze(1); // → [batch, 1, width]
        var seen = _tagging
            ? cat([each, bag.expand_as(each)], -1) // [batch, length, 2 · width]
            : bag; // [batch, 1, width]
        return output.call(hidden.call(seen).relu()).MoveToOuterDisposeScope(); // → [batch, length, labels]
    }
}

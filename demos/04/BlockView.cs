using Katas.Lesson02;
using Katas.Toolkit;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson04.Demos;

/// <summary>
/// What a block does to a sentence, part by part: norm, attention, what comes of the sum, norm, feed-forward. The block is fresh from the
/// random generator, and a word's vector is random, too: the same word has the same one.
/// </summary>
[ViewOption("norm", ViewOptionKind.Choice, "Whether the norms stand before the sublayers or after the sums.", Choices = ["pre", "post"])]
[ViewOption("loudness", ViewOptionKind.Number, "A factor of the first word's vector.", Least = 0.1, Most = 10, Step = 0.1, Default = "1")]
public sealed class BlockView : ILessonView
{
    private const int Features = 12;

    /// <inheritdoc/>
    public string Title => "Through a block, part by part";

    /// <inheritdoc/>
    public string InputHelp => "two to sixteen words; their vectors are random";

    /// <inheritdoc/>
    public string Example => "a very quiet word and a loud one";

    /// <inheritdoc/>
    public IReadOnlyList<NamedStage> Compute(ViewInput input)
    {
        string[] words = input.Words(2, 16);
        using var noGradient = no_grad();
        using var generator = new Generator(4);
        var placement = input.Options.Choice("norm") == "pre" ? NormPlacement.Pre : NormPlacement.Post;
        var block = Numbers.Fresh(
            new EncoderBlock(Features, 2, 2 * Features, dropout: 0, placement, Activation.ReLU), generator);
        var tokens = Vectors(words, generator); // [1, word, feature]
        tokens[0, 0] = tokens[0, 0] * input.Options.Number("loudness");
        return placement == NormPlacement.Pre ? Pre(block, tokens, words) : Post(block, tokens, words);
    }

    private static IReadOnlyList<NamedStage> Pre(EncoderBlock block, Tensor tokens, string[] words)
    {
        var parts = block.named_children().ToDictionary(part => part.name, part => part.module);
        var calm = ((LayerNorm)parts["norm1"]).call(tokens); // [1, word, feature]
        var (attended, weights) = ((MultiHeadAttention)parts["self_attn"]).SelfAttend(calm); // [1, word, feature], [1, head, query, key]
        var middle = tokens + attended;
        var calmAgain = ((LayerNorm)parts["norm2"]).call(middle);
        var (hidden, thought) = Think(parts, calmAgain); // [1, word, d_ff], [1, word, feature]
        var output = block.call(tokens, null).output; // [1, word, feature]
        return
        [
            Stage("the words", tokens, words),
            Norm("normalised", calm, tokens, words),
            Looks(weights, words),
            Stage("what attention adds", attended, words),
            Sum("sum with the words", middle, tokens, attended, words),
            Norm("normalised again", calmAgain, middle, words),
            Stage("inside the feed-forward", hidden, words),
            Stage("what the feed-forward adds", thought, words),
            Sum("what the block gives", output, middle, thought, words),
        ];
    }

    private static IReadOnlyList<NamedStage> Post(EncoderBlock block, Tensor tokens, string[] words)
    {
        var parts = block.named_children().ToDictionary(part => part.name, part => part.module);
        var (attended, weights) = ((MultiHeadAttention)parts["self_attn"]).SelfAttend(tokens); // [1, word, feature], [1, head, query, key]
        var sum = tokens + attended;
        var middle = ((LayerNorm)parts["norm1"]).call(sum); // [1, word, feature]
        var (hidden, thought) = Think(parts, middle); // [1, word, d_ff], [1, word, feature]
        var output = block.call(tokens, null).output; // [1, word, feature]
        return
        [
            Stage("the words", tokens, words),
            Looks(weights, words),
            Stage("what attention adds", attended, words),
            Sum("sum with the words", sum, tokens, attended, words),
            Norm("normalised", middle, sum, words),
            Stage("inside the feed-forward", hidden, words),
            Stage("what the feed-forward adds", thought, words),
            Sum("sum again", middle + thought, middle, thought, words),
            Norm("what the block gives", output, middle + thought, words),
        ];
    }

    private static (Tensor Hidden, Tensor Thought) Think(Dictionary<string, nn.Module> parts, Tensor tokens)
    {
        var hidden = Activations.Apply(((Linear)parts["linear1"]).call(tokens), Activation.ReLU); // [1, word, feature] → [1, word, d_ff]
        return (hidden, ((Linear)parts["linear2"]).call(hidden)); // [1, word, d_ff] → [1, word, feature]
    }

    private static NamedStage Stage(string name, Tensor values, string[] words) => new(name, values[0], new StageAxis("word", words), "feature");

    private static NamedStage Looks(Tensor weights, string[] words) =>
        new("who looks where", weights[0], new StageAxis("head", ["first", "second"]), new StageAxis("query", words), new StageAxis("key", words));

    private static NamedStage Sum(string name, Tensor sum, Tensor one, Tensor other, string[] words) => Stage(name, sum, words) with
    {
        Arithmetic = at => CellArithmetic.Is(
            $"{CellArithmetic.Number(one[0, at[0], at[1]])} + ({CellArithmetic.Number(other[0, at[0], at[1]])})", sum[0, at[0], at[1]]),
    };

    // Fresh norms have scales of 1 and shifts of 0.
    private static NamedStage Norm(string name, Tensor normal, Tensor before, string[] words) => Stage(name, normal, words) with
    {
        Arithmetic = at => CellArithmetic.Is(
            $"({CellArithmetic.Number(before[0, at[0], at[1]])} - ({CellArithmetic.Number(before[0, at[0]].mean())}))"
            + $" / {CellArithmetic.Number(before[0, at[0]].std(unbiased: false))}",
            normal[0, at[0], at[1]]),
    };

    private static Tensor Vectors(string[] words, Generator generator)
    {
        string[] different = [.. words.Distinct()];
        var table = randn(different.Length, Features, generator: generator); // [different, feature]
        return table[tensor(words.Select(word => (long)Array.IndexOf(different, word)).ToArray())].unsqueeze(0); // [1, word, feature]
    }
}

using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Demos;

/// <summary>How the next token is chosen: the likeliest ones, what the filters leave of them, and their probabilities.</summary>
internal static class NextToken
{
    private const int Shown = 12;

    /// <summary>What the sliders of a view say; the options have to be declared.</summary>
    public static GenerationOptions Options(ViewInput input) => new()
    {
        Temperature = input.Options.Number("temperature"),
        TopK = input.Options.Integer("top-k") is > 0 and var k ? k : null,
        TopP = input.Options.Number("top-p"),
        Seed = (ulong)input.Options.Integer("seed"),
        MaxNewTokens = input.Options.Integer("written"),
    };

    /// <summary>The stages.</summary>
    /// <param name="logits">The model's scores of the next token, <c>[vocabulary]</c>.</param>
    /// <param name="options">How it is chosen.</param>
    /// <param name="word">A token as it is shown.</param>
    public static IEnumerable<NamedStage> Stages(Tensor logits, GenerationOptions options, Func<long, string> word)
    {
        var warm = logits / options.Temperature; // [vocabulary]
        var some = options.TopK is { } k ? SamplingFilters.TopK(warm, k) : warm; // [vocabulary]
        var left = options.TopP is { } p ? SamplingFilters.TopP(some, p) : some; // [vocabulary]
        var chances = left.softmax(-1); // [vocabulary]
        var best = logits.topk(Math.Min(Shown, (int)logits.size(0)), -1).indexes; // [shown]
        long[] ids = best.data<long>().ToArray();
        var token = new StageAxis("token", [.. ids.Select(word)]);
        string[] steps = ["logits", "by temperature", "after top-k", "after top-p"];
        Tensor[] values = [logits, warm, some, left];
        yield return new NamedStage("from logits to what is left", stack([.. values.Select(each => each[best])]), new StageAxis("step", steps), token)
        {
            Arithmetic = at => CellArithmetic.Is(
                at[0] switch
                {
                    0 => "from the model",
                    1 => $"{CellArithmetic.Number(logits[ids[at[1]]])} / {CellArithmetic.Number(options.Temperature)}",
                    _ when double.IsNegativeInfinity(values[at[0]][ids[at[1]]].item<float>()) => "ruled out",
                    _ => "stays",
                },
                values[at[0]][ids[at[1]]]),
        };
        yield return new NamedStage("the next token", chances[best], token)
        {
            Kind = StageKind.Bars,
            Arithmetic = at => CellArithmetic.Softmax(left, (int)ids[at[0]]),
        };
    }
}

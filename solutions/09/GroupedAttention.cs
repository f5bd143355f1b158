using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson09;

/// <summary>
/// Self-attention as today's models have it: rotated queries and keys, shared by groups of heads, kept for the tokens
/// to come. The four maps are modules of their own, which may be replaced by name.
/// </summary>
public sealed class GroupedAttention : nn.Module<Tensor, BlockContext, (Tensor output, KeyValues past)>
{
    private readonly ModelConfig _config;
    private readonly RmsNorm? query_norm;
    private readonly RmsNorm? key_norm;
    private nn.Module<Tensor, Tensor> query; // [heads · head size, width]
    private nn.Module<Tensor, Tensor> key; // [key heads · head size, width]
    private nn.Module<Tensor, Tensor> value; // [key heads · head size, width]
    private nn.Module<Tensor, Tensor> output; // [width, heads · head size]

    /// <summary>Creates the four maps, and the norms of queries and keys if the configuration has them.</summary>
    /// <param name="config">The model's configuration.</param>
    /// <exception cref="ArgumentException">It is not one that a model can be built from.</exception>
    public GroupedAttention(ModelConfig config)
        : base(nameof(GroupedAttention))
    {
        Guard.Config(config);

        _config = config;
        query = nn.Linear(config.Width, config.Heads * config.HeadSize, hasBias: config.AttentionBias);
        key = nn.Linear(config.Width, config.KeyHeads * config.HeadSize, hasBias: config.AttentionBias);
        value = nn.Linear(config.Width, config.KeyHeads * config.HeadSize, hasBias: config.AttentionBias);
        output = nn.Linear(config.Heads * config.HeadSize, config.Width, hasBias: config.AttentionBias);
        query_norm = config.QkNorm ? new RmsNorm(config.HeadSize, config.NormEps) : null;
        key_norm = config.QkNorm ? new RmsNorm(config.HeadSize, config.NormEps) : null;
        RegisterComponents();
    }

    /// <summary>
    /// Each token gathers from those that it sees. Keys are kept as they are scored, normalised and rotated. A window
    /// cuts what is kept after everybody has looked: the first of several new tokens still sees the oldest keys.
    /// </summary>
    /// <param name="input">The newest tokens, <c>[batch, new, width]</c>.</param>
    /// <param name="context">Angles, mask, the past of this block, and a tap.</param>
    /// <returns>
    /// What each token gathered, <c>[batch, new, width]</c>, and the keys and values of all tokens so far; with a
    /// window, of the newest <c>window - 1</c>.
    /// </returns>
    /// <exception cref="ArgumentException">The input is not a batch of sequences of the model's width.</exception>
    [KataTask("09.12")]
    public override (Tensor output, KeyValues past) forward(Tensor input, BlockContext context)
    {
        Guard.Layout(input, "[batch, new, width]");
        Guard.Size(input, -1, _config.Width, "the model's width");

        var q = Split(query.call(input), _config.Heads); // [batch, new, width] → [batch, heads, new, head size]
        var k = Split(key.call(input), _config.KeyHeads); // [batch, new, width] → [batch, key heads, new, head size]
        var v = Split(value.call(input), _config.KeyHeads); // the same
        if (_config.QkNorm)
        {
            (q, k) = (query_norm!.call(q), key_norm!.call(k));
        }

        if (context.Angles is { } angles)
        {
            (q, k) = (Rotary.Rotate(q, angles, _config.Rotary.Layout), Rotary.Rotate(k, angles, _config.Rotary.Layout));
        }

        (q, k, v) = (context.Tap.At("q", q), context.Tap.At("k", k), context.Tap.At("v", v));
        var all = KeyValues.Append(context.Past, k, v); // [batch, key heads, new, …] → [batch, key heads, length, …]
        var masks = Masks(q.size(2), all.Length, context.Mask);
        var z = GroupedQuery.Attend(q, all.Keys, all.Values, masks, context.Tap); // → [batch, heads, new, head size]
        return (output.call(Merge(z)), all.Newest(_config.Window - 1)); // → [batch, new, width]
    }

    /// <summary>The features of each token, divided among the heads.</summary>
    private Tensor Split(Tensor tokens, long heads) =>
        tokens.view(tokens.size(0), tokens.size(1), heads, -1).transpose(-3, -2); // → [batch, heads, new, head size]

    /// <summary>The heads' features side by side again.</summary>
    private static Tensor Merge(Tensor heads) =>
        heads.transpose(-3, -2).flatten(-2); // [batch, heads, new, head size] → [batch, new, heads · head size]

    /// <summary>What is laid over the scores: future and window, the caller's mask, the configuration's bias.</summary>
    private List<Tensor> Masks(long queries, long keys, Tensor? mask)
    {
        bool seesAll = !_config.Causal || (queries == 1 && _config.Window is null); // the newest token has no future
        List<Tensor> masks = seesAll ? [] : [SlidingWindow.Mask(queries, keys, _config.Window)];
        if (mask is not null)
        {
            long columns = Math.Min(mask.size(-1), keys); // of tokens that are no longer kept, nothing is asked
            masks.Add(mask.narrow(-1, mask.size(-1) - columns, columns));
        }

        return _config.ScoreBias is { } bias ? [.. masks, bias(queries, keys)] : masks;
    }
}

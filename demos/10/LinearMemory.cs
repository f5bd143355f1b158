using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson10.Demos;

/// <summary>
/// Linear attention in the place of softmax, as a tap of lesson 09's model: it notes each block's queries, keys and values, and where
/// the heads' mixtures come by, it answers with its own.
/// </summary>
internal sealed class LinearMemory : IDisposable
{
    private readonly Dictionary<string, LinearState> _states = [];
    private Tensor? _query;
    private Tensor? _key;
    private Tensor? _value;

    /// <summary>The bytes of all states.</summary>
    public long Bytes => _states.Values.Sum(state => (state.Sum.numel() + state.Normaliser.numel()) * sizeof(float));

    /// <summary>For texts as a whole: all positions at once, and nothing is kept.</summary>
    public Tensor AtOnce(string point, Tensor seen) =>
        Noted(point, seen) ? seen : LinearAttention.Parallel(_query!, _key!, _value!); // [batch, heads, length, head size]

    /// <summary>For texts that grow: what came before is in a state for each block, and in nothing else.</summary>
    public Tensor TokenByToken(string point, Tensor seen)
    {
        if (Noted(point, seen))
        {
            return seen;
        }

        using var scope = NewDisposeScope();
        using var before = _states.GetValueOrDefault(point);
        var (output, state) = LinearAttention.Recurrent(_query!, _key!, _value!, before);
        _states[point] = new LinearState(state.Sum.DetachFromDisposeScope(), state.Normaliser.DetachFromDisposeScope());
        return output.MoveToOuterDisposeScope(); // [batch, heads, new, head size]
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var state in _states.Values)
        {
            state.Dispose();
        }

        _states.Clear();
    }

    /// <summary>Notes queries, keys and values; whether there is nothing to answer at this point.</summary>
    private bool Noted(string point, Tensor seen)
    {
        switch (point[(point.LastIndexOf('.') + 1)..])
        {
            case "q":
                _query = seen;
                return true;
            case "k":
                _key = seen;
                return true;
            case "v":
                _value = seen;
                return true;
            default:
                return !point.EndsWith(".z", StringComparison.Ordinal);
        }
    }
}

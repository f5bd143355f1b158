using Katas.Lesson09;
using Katas.Toolkit;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11;

/// <summary>
/// Has a model write, and keeps what it has read: keys and values of all tokens so far. Whoever goes on with a text
/// gives it what is new, and nothing is read twice.
/// </summary>
public sealed class Writer : IDisposable
{
    private readonly TransformerModel _model;
    private readonly HashSet<long> _stops;
    private readonly Func<Tensor, long> _choose;
    private readonly List<long> _waiting = []; // tokens that the model has not read yet
    private Past? _past;

    /// <summary>Begins with an empty text.</summary>
    /// <param name="model">The model; it stays the caller's.</param>
    /// <param name="stops">The tokens that end an answer.</param>
    /// <param name="choose">Chooses a token by the logits, <c>[vocabulary]</c>; null for the likeliest.</param>
    public Writer(TransformerModel model, IReadOnlyCollection<long> stops, Func<Tensor, long>? choose = null)
    {
        _model = model;
        _stops = [.. stops];
        _choose = choose ?? (logits => logits.argmax().ToInt64());
    }

    /// <summary>How many tokens the model has read.</summary>
    public long Read => _past?.Count ?? 0;

    /// <summary>
    /// Writes on, behind everything read or written before. A token is chosen by the logits after the last one, given
    /// out, and read by the model when the next one is asked for. A stop token ends it, and is neither given out nor
    /// read: it belongs to what is read next. The last token of an answer that was ended by its length, or by whoever
    /// listened, has not been read yet; it is read before the next text.
    /// </summary>
    /// <param name="ids">What is read first; it may be nothing, where something waits to be read.</param>
    /// <param name="most">The maximum number of tokens to write.</param>
    /// <returns>The tokens, each as soon as it is chosen.</returns>
    /// <exception cref="ArgumentException">There is nothing to read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The maximum is negative.</exception>
    [KataTask("11.16")]
    public IEnumerable<long> Write(IReadOnlyList<long> ids, int most)
    {
        Guard.AtLeast(most, 0);
        Guard.Some(ids.Count + _waiting.Count, "tokens", nameof(ids));

        _waiting.AddRange(ids);
        return Chosen();

        IEnumerable<long> Chosen()
        {
            for (int i = 0; i < most; i++)
            {
                long chosen = Next();
                if (_stops.Contains(chosen))
                {
                    yield break;
                }

                _waiting.Add(chosen);
                yield return chosen;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _past?.Dispose();

    /// <summary>
    /// Lets the model read all that waits, at least one token, behind all that it has read; for that, there are keys and
    /// values. Then nothing waits any more.
    /// </summary>
    /// <returns>The token that is chosen by the logits after the last one. It has not been read.</returns>
    private long Next()
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        var output = _model.call(new ModelInput(tensor(_waiting).unsqueeze(0)) { Past = _past }); // [1, new]
        foreach (var layer in output.Past.Layers)
        {
            layer.Keys.DetachFromDisposeScope();
            layer.Values.DetachFromDisposeScope();
        }

        _past?.Dispose();
        _past = output.Past;
        _waiting.Clear();
        return _choose(output.Logits![0, -1]); // [1, new, vocabulary] → [vocabulary]
    }
}

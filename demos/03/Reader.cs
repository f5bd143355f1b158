using Katas.Lesson01;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Lesson03.Demos;

/// <summary>The ways of telling a model where tokens stand.</summary>
internal enum Kind
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Sinusoids, added to the tokens.</summary>
    Sinusoids,

    /// <summary>Learned vectors, added to the tokens.</summary>
    Learned,

    /// <summary>Vectors of clipped distances, in attention.</summary>
    Clipped,

    /// <summary>A bias for each bucket of distances, in attention.</summary>
    Bias,
}

/// <summary>The smallest model that can answer: token vectors, one head of attention, an output layer.</summary>
internal sealed class Reader : nn.Module<Tensor, (Tensor logits, Tensor weights)>
{
    private const int Width = 32;

    private readonly Kind _kind;
    private readonly Embedding tokens;
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly Linear output;
    private readonly SinusoidalEncoding sinusoids;
    private readonly LearnedPositions learned;
    private readonly RelativeAttention clipped;
    private readonly RelativeBias bias;

    public Reader(Kind kind, long longest)
        : base(nameof(Reader))
    {
        _kind = kind;
        tokens = nn.Embedding(NeighbourTask.Vocabulary, Width);
        query = nn.Linear(Width, Width);
        key = nn.Linear(Width, Width);
        value = nn.Linear(Width, Width);
        output = nn.Linear(Width, NeighbourTask.Vocabulary);
        sinusoids = new SinusoidalEncoding(Width);
        learned = new LearnedPositions(longest, Width);
        clipped = new RelativeAttention(Width, Width, maxDistance: 2);
        bias = new RelativeBias(heads: 1, buckets: 8, maxDistance: 12);
        RegisterComponents();
    }

    /// <summary>The vectors of the learned positions, <c>[length, d_model]</c>.</summary>
    public Tensor LearnedTable => learned.state_dict()["weight"];

    public override (Tensor logits, Tensor weights) forward(Tensor input)
    {
        using var scope = NewDisposeScope();

        var words = tokens.call(input) * Math.Sqrt(Width); // [batch, length] → [batch, length, d_model]
        var placed = _kind switch
        {
            Kind.Sinusoids => sinusoids.call(words),
            Kind.Learned => learned.call(words),
            _ => words,
        };
        var (q, k, v) = (query.call(placed), key.call(placed), value.call(placed)); // each [batch, length, d_model]
        var (mixed, weights) = _kind switch
        {
            Kind.Clipped => clipped.call(q, k, v, null, 0),
            Kind.Bias => Attention.ScaledDotProduct(q, k, v, bias.call(input.size(-1))), // [1, query, key]: one head
            _ => Attention.ScaledDotProduct(q, k, v),
        };
        var logits = output.call(mixed); // [batch, length, d_model] → [batch, length, vocabulary]
        return (logits.MoveToOuterDisposeScope(), weights.MoveToOuterDisposeScope());
    }
}

using Katas.Lesson02;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Benchmarks;

/// <summary>Three ways to the same self-attention over one text: d_model 128, four heads.</summary>
internal sealed class Attentions : IDisposable
{
    private const int Width = 128;
    private const int HeadCount = 4;

    private readonly Tensor _batchFirst; // [1, length, d_model]
    private readonly Tensor _lengthFirst; // [length, 1, d_model]
    private readonly MultiHeadAttention _own;
    private readonly Linear _ownOut;
    private readonly MultiheadAttention _theirs;

    /// <summary>Creates them.</summary>
    /// <param name="length">The number of tokens in the text.</param>
    public Attentions(int length)
    {
        set_num_threads(1);
        random.manual_seed(2);
        _batchFirst = randn(1, length, Width);
        _lengthFirst = _batchFirst.transpose(0, 1).contiguous();
        _own = new MultiHeadAttention(Width, HeadCount);
        _ownOut = (Linear)_own.named_children().Single(part => part.name == "out_proj").module;
        _theirs = nn.MultiheadAttention(Width, HeadCount);
        _own.eval();
        _theirs.eval();
    }

    /// <summary>Lesson 02's layer, which gives the weights of each head.</summary>
    public void Own()
    {
        using var scope = NewDisposeScope();
        _own.SelfAttend(_batchFirst);
    }

    /// <summary>TorchSharp's layer, which gives the mean of the heads' weights.</summary>
    public void Theirs()
    {
        using var scope = NewDisposeScope();
        _theirs.call(_lengthFirst, _lengthFirst, _lengthFirst, null!, true, null!);
    }

    /// <summary>Lesson 02's projections around libtorch's fused kernel, which gives no weights.</summary>
    public void Fused()
    {
        using var scope = NewDisposeScope();
        var (query, key, value) = _own.Project(_batchFirst, _batchFirst, _batchFirst);
        var mixed = nn.functional.scaled_dot_product_attention(
            Heads.Split(query, HeadCount), Heads.Split(key, HeadCount), Heads.Split(value, HeadCount));
        _ownOut.call(Heads.Merge(mixed));
    }

    public void Dispose()
    {
        _own.Dispose();
        _theirs.Dispose();
        _batchFirst.Dispose();
        _lengthFirst.Dispose();
    }
}

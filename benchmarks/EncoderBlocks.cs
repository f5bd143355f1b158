using Katas.Lesson04;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Katas.Benchmarks;

/// <summary>Lesson 04's block and TorchSharp's, of one size and with the same tokens, each with an optimizer.</summary>
internal sealed class EncoderBlocks : IDisposable
{
    private const int Batch = 16;
    private const int Length = 64;
    private const double Dropout = 0.1;
    private const double Rate = 1e-3;

    private readonly Tensor _batchFirst; // [batch, length, d_model]
    private readonly Tensor _lengthFirst; // [length, batch, d_model], which is what TorchSharp's block takes
    private readonly EncoderBlock _own;
    private readonly TransformerEncoderLayer _theirs;
    private readonly optim.Optimizer _ownSteps;
    private readonly optim.Optimizer _theirSteps;

    /// <summary>Makes both, post-norm and with dropout, as the paper has it.</summary>
    /// <param name="dModel">Features of a token; a head has 64 of them, the feed-forward network four times as many.</param>
    /// <param name="training">Whether they train.</param>
    public EncoderBlocks(int dModel, bool training)
    {
        set_num_threads(1);
        random.manual_seed(4);
        _batchFirst = randn(Batch, Length, dModel);
        _lengthFirst = _batchFirst.transpose(0, 1).contiguous();
        _own = new EncoderBlock(dModel, dModel / 64, 4 * dModel, Dropout);
        _theirs = nn.TransformerEncoderLayer(dModel, dModel / 64, 4 * dModel, Dropout, nn.Activations.ReLU);
        _own.train(training);
        _theirs.train(training);
        _ownSteps = optim.SGD(_own.parameters(), Rate);
        _theirSteps = optim.SGD(_theirs.parameters(), Rate);
    }

    /// <summary>Lesson 04's block, forward.</summary>
    public Tensor Own() => _own.call(_batchFirst, null).output;

    /// <summary>TorchSharp's block, forward.</summary>
    public Tensor Theirs() => _theirs.call(_lengthFirst, null!, null!);

    /// <summary>One step of training lesson 04's block.</summary>
    public void TrainOwn() => Step(_ownSteps, Own);

    /// <summary>One step of training TorchSharp's block.</summary>
    public void TrainTheirs() => Step(_theirSteps, Theirs);

    public void Dispose()
    {
        _ownSteps.Dispose();
        _theirSteps.Dispose();
        _own.Dispose();
        _theirs.Dispose();
        _batchFirst.Dispose();
        _lengthFirst.Dispose();
    }

    /// <summary>Forward, backward and the plainest of optimizers, which hides least of the difference.</summary>
    private static void Step(optim.Optimizer optimizer, Func<Tensor> forward)
    {
        using var scope = NewDisposeScope();
        optimizer.zero_grad();
        forward().square().mean().backward();
        optimizer.step();
    }
}

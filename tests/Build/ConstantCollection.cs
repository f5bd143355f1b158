using Katas.Lesson04;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Tests.Build;

/// <summary>
/// Work while another thread collects garbage and runs finalisers without a pause: <c>dotnet Katas.Tests.dll collect WHAT</c>.
/// In a process of its own, which a fault may take down; and where little else lives, a collection takes a tenth of the time.
/// </summary>
internal static class ConstantCollection
{
    /// <summary>The first argument of <see cref="ChildProgram" />.</summary>
    public const string Command = "collect";

    /// <summary>Numbers added to a tensor: each is an object that nobody but libtorch needs any more.</summary>
    public const string Additions = "additions";

    /// <summary>Steps of training in a caller's dispose scope.</summary>
    public const string TrainingInAScope = "scoped-training";

    /// <summary>Steps of training as in lessons 01 to 04, which open no scopes: the collector takes what was made on the way.</summary>
    public const string TrainingWithoutAScope = "training";

    /// <summary>The last line of a run without a fault.</summary>
    public const string Survived = "survived";

    /// <summary>Does it, and says so.</summary>
    /// <exception cref="InvalidOperationException">A number came out otherwise than without collections.</exception>
    public static void Run(string what)
    {
        using var stop = new CancellationTokenSource();
        var collector = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        });
        var work = Prepare(what);
        collector.Start();
        try
        {
            work();
        }
        finally
        {
            stop.Cancel();
            collector.Join();
        }

        Console.WriteLine(Survived);
    }

    private static Action Prepare(string what) => what switch
    {
        Additions => Add,
        TrainingInAScope => Train(isScoped: true),
        TrainingWithoutAScope => Train(isScoped: false),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, $"{Additions}, {TrainingInAScope} or {TrainingWithoutAScope}"),
    };

    private static void Add()
    {
        // As the package ships it, one addition in some five thousand fails here, or takes the process down.
        const int Additions = 200_000;
        using var number = tensor(1.0);
        for (int i = 0; i < Additions; i++)
        {
            using var sum = number + 1;
            using var doubled = sum + sum;
        }
    }

    private static Action Train(bool isScoped)
    {
        const int Steps = 300;
        manual_seed(3);
        var block = new EncoderBlock(dModel: 8, heads: 2, dFeedForward: 16, dropout: 0, NormPlacement.Pre, Activation.GELU);
        var input = randn(2, 5, 8); // [batch, length, d_model]
        double expected = Step(block, input);
        return () =>
        {
            for (int i = 0; i < Steps; i++)
            {
                using var scope = isScoped ? NewDisposeScope() : null;
                double gradients = Step(block, input);
                if (gradients != expected)
                {
                    throw new InvalidOperationException($"Step {i}: the gradients' magnitudes sum to {gradients:R}, without collections to {expected:R}.");
                }
            }
        };
    }

    /// <summary>Forward and backward; what comes of them in one number.</summary>
    private static double Step(EncoderBlock block, Tensor input)
    {
        block.zero_grad();
        block.call(input, null).output.square().mean().backward();
        return block.parameters().Sum(parameter => parameter.grad!.abs().sum().ToDouble());
    }
}

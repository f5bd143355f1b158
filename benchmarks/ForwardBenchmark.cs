using BenchmarkDotNet.Attributes;
using static TorchSharp.torch;

namespace Katas.Benchmarks;

/// <summary>Lesson 04: the encoder block in use, without gradients, beside TorchSharp's own: 16 texts of 64 tokens.</summary>
[Config(typeof(ModuleConfig))]
public class ForwardBenchmark
{
    private EncoderBlocks _blocks = null!;
    private IDisposable _noGradient = null!;

    /// <summary>Features of a token.</summary>
    [Params(64, 128, 256, 512)]
    public int Width { get; set; }

    /// <summary>Makes the blocks.</summary>
    [GlobalSetup]
    public void Start()
    {
        _noGradient = inference_mode();
        _blocks = new EncoderBlocks(Width, training: false);
    }

    /// <summary>Disposes them.</summary>
    [GlobalCleanup]
    public void End()
    {
        _blocks.Dispose();
        _noGradient.Dispose();
    }

    /// <summary>The native module.</summary>
    [Benchmark(Baseline = true, Description = "TorchSharp's TransformerEncoderLayer")]
    public void Theirs()
    {
        using var scope = NewDisposeScope();
        _blocks.Theirs();
    }

    /// <summary>The lesson's module.</summary>
    [Benchmark(Description = "lesson 04's EncoderBlock")]
    public void Own()
    {
        using var scope = NewDisposeScope();
        _blocks.Own();
    }
}

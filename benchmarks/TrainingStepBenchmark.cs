using BenchmarkDotNet.Attributes;

namespace Katas.Benchmarks;

/// <summary>Lesson 04: a step of training the encoder block, beside TorchSharp's own: 16 texts of 64 tokens.</summary>
[Config(typeof(ModuleConfig))]
public class TrainingStepBenchmark
{
    private EncoderBlocks _blocks = null!;

    /// <summary>Features of a token.</summary>
    [Params(64, 128, 256, 512)]
    public int Width { get; set; }

    /// <summary>Makes the blocks.</summary>
    [GlobalSetup]
    public void Start() => _blocks = new EncoderBlocks(Width, training: true);

    /// <summary>Disposes them.</summary>
    [GlobalCleanup]
    public void End() => _blocks.Dispose();

    /// <summary>The native module.</summary>
    [Benchmark(Baseline = true, Description = "TorchSharp's TransformerEncoderLayer")]
    public void Theirs() => _blocks.TrainTheirs();

    /// <summary>The lesson's module.</summary>
    [Benchmark(Description = "lesson 04's EncoderBlock")]
    public void Own() => _blocks.TrainOwn();
}

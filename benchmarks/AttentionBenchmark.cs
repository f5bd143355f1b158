using BenchmarkDotNet.Attributes;
using static TorchSharp.torch;

namespace Katas.Benchmarks;

/// <summary>Lesson 02: how the time that attention takes grows with the text, beside TorchSharp's own.</summary>
[Config(typeof(ModuleConfig))]
public class AttentionBenchmark
{
    private Attentions _attentions = null!;
    private IDisposable _noGradient = null!;

    /// <summary>The number of tokens in the text.</summary>
    [Params(64, 128, 256, 512, 1024, 2048)]
    public int Length { get; set; }

    /// <summary>Makes the layers.</summary>
    [GlobalSetup]
    public void Start()
    {
        _noGradient = inference_mode();
        _attentions = new Attentions(Length);
    }

    /// <summary>Disposes them.</summary>
    [GlobalCleanup]
    public void End()
    {
        _attentions.Dispose();
        _noGradient.Dispose();
    }

    /// <summary>The native module.</summary>
    [Benchmark(Baseline = true, Description = "TorchSharp's MultiheadAttention")]
    public void Theirs() => _attentions.Theirs();

    /// <summary>The lesson's module.</summary>
    [Benchmark(Description = "lesson 02's MultiHeadAttention")]
    public void Own() => _attentions.Own();

    /// <summary>A kernel that never has all weights in memory at once.</summary>
    [Benchmark(Description = "with scaled_dot_product_attention")]
    public void Fused() => _attentions.Fused();
}

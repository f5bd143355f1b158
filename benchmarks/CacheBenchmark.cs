using BenchmarkDotNet.Attributes;
using Katas.Lesson06;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Benchmarks;

/// <summary>
/// Lesson 06: the cost of writing one more token of a text, with the keys and values of all earlier tokens cached, and
/// without.
/// </summary>
[Config(typeof(CacheConfig))]
public class CacheBenchmark
{
    private const int Tokens = 8;
    private const int Longest = 1024;
    private const int Vocabulary = 1000;

    private LanguageModel _model = null!;
    private Tensor _text = null!;
    private KeyValueCache[] _caches = null!;
    private IDisposable _noGradient = null!;

    /// <summary>The number of tokens in the finished text.</summary>
    [Params(64, 128, 256, 512, Longest)]
    public int Length { get; set; }

    /// <summary>Makes the model and a text: four blocks, d_model 128, four heads.</summary>
    [GlobalSetup]
    public void Start()
    {
        // One thread: tensors of one token are too small to share out, and the two ways have to be comparable.
        set_num_threads(1);
        random.manual_seed(6);
        _noGradient = inference_mode();
        _model = new LanguageModel(Vocabulary, Longest, dModel: 128, heads: 4, layers: 4, dropout: 0);
        _model.eval();
        _text = randint(0, Vocabulary, [1, Longest], ScalarType.Int64); // [1, length]
    }

    /// <summary>Disposes them.</summary>
    [GlobalCleanup]
    public void End()
    {
        _text.Dispose();
        _model.Dispose();
        _noGradient.Dispose();
    }

    /// <summary>Fills the caches with all tokens but the last few.</summary>
    [IterationSetup(Target = nameof(WithCache))]
    public void Fill()
    {
        _caches = _model.NewCaches();
        Write(0, Length - Tokens, _caches);
    }

    /// <summary>Empties them.</summary>
    [IterationCleanup(Target = nameof(WithCache))]
    public void Empty() => Array.ForEach(_caches, cache => cache.Dispose());

    /// <summary>The newest token alone goes through the model.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Tokens, Description = "with cache")]
    public void WithCache()
    {
        for (int length = Length - Tokens; length < Length; length++)
        {
            Write(length, 1, _caches);
        }
    }

    /// <summary>The whole text goes through it each time.</summary>
    [Benchmark(OperationsPerInvoke = Tokens, Description = "without cache")]
    public void WithoutCache()
    {
        for (int length = Length - Tokens; length < Length; length++)
        {
            Write(0, length + 1, null);
        }
    }

    /// <summary>Chooses what comes after some tokens of the text.</summary>
    private void Write(int start, int count, IReadOnlyList<KeyValueCache>? caches)
    {
        using var scope = NewDisposeScope();
        _model.call(_text.narrow(1, start, count), caches).logits[0, -1].argmax(); // [1, new, vocabulary] → []
    }
}

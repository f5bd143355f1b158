using System.Diagnostics;
using Katas.Lesson09;
using Katas.Lesson11;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Benchmarks;

/// <summary>
/// Lesson 11: SmolLM2-135M by the solution's code, with and without cache, beside the limit and beside llama.cpp on the same file
/// with as many threads. All take turns, a few tokens each, so that whatever disturbs the machine disturbs all.
/// </summary>
/// <remarks>
/// The limit is what nobody who multiplies in float32 gets below: each of the model's matrices once with one vector, and nothing
/// else. A batch of one text reads all weights for each token, so that memory sets the speed.
/// </remarks>
internal sealed class GenerationRun : IDisposable
{
    private const int Context = 128;
    private const int Turn = 14; // tokens that each writes before it is the next one's turn
    private const double Bar = 0.75;

    private static readonly string[] s_beginnings =
    [
        "The capital of France is Paris, and its largest river is the",
        "Once upon a time there was a fisherman who lived by the sea with his",
        "def fibonacci(n):\n    if n < 2:\n        return n\n    return",
        "Water boils at one hundred degrees, because at that temperature the",
    ];

    private readonly TransformerModel _model;
    private readonly ByteLevelTokenizer _tokenizer;
    private readonly LlamaCpp _llama;
    private readonly Tensor[] _matrices;
    private readonly Dictionary<long, Tensor> _vectors;

    private GenerationRun(string path, int threads)
    {
        _model = RealModel.Open(path);
        using var file = Gguf.Open(path);
        _tokenizer = new ByteLevelTokenizer(TokenizerFiles.FromGguf(file));
        _llama = new LlamaCpp(path, Context, threads);
        _matrices = [.. _model.parameters().Where(weight => weight.dim() == 2)]; // the embedding is the head as well
        _vectors = _matrices.Select(matrix => matrix.size(1)).Distinct().ToDictionary(size => size, size => randn(1, 1, size));
    }

    /// <summary>Measures; returns whether the bar is met.</summary>
    /// <param name="threads">How many threads each has.</param>
    public static bool All(int threads)
    {
        if (SmolLm() is not { } path)
        {
            Console.WriteLine("SmolLM2's GGUF file is not here (KATAS_MODELS names the folder): nothing was measured.");
            return true;
        }

        set_num_threads(threads);
        using var noGradient = inference_mode();
        using var scope = NewDisposeScope();
        using var run = new GenerationRun(path, threads);
        return run.Measure(threads);
    }

    public void Dispose()
    {
        _llama.Dispose();
        _model.Dispose();
    }

    private static string? SmolLm()
    {
        const string Name = "SmolLM2-135M-Instruct.Q4_1.gguf";
        return new[] { Environment.GetEnvironmentVariable("KATAS_MODELS"), Path.Combine(".katas", "models") }
            .Where(folder => folder is { Length: > 0 })
            .Select(folder => Path.Combine(folder!, Name))
            .FirstOrDefault(File.Exists);
    }

    private bool Measure(int threads)
    {
        Say($"SmolLM2-135M, float32, one text of at most {Context} tokens, {threads} threads; tokens a second:");
        Say($"  {"text",4}  {"limit",7}  {"with cache",10}  {"ratio",5}  {"without",7}  {"ratio",5}  {"llama.cpp",9}  {"ours to it",10}  "
            + "the same tokens as ours");
        Warm();
        var turns = new List<Times>();
        for (int text = 0; text < s_beginnings.Length; text++)
        {
            var (times, agreement) = Text(_tokenizer.Encode(s_beginnings[text]));
            turns.AddRange(times);
            Print($"{text + 1}", times, agreement);
        }

        Print("all", turns, "");
        double[] ratios = [.. turns.Select(turn => turn.Limit / turn.Cached).Order()];
        double best = Best(turns, turn => turn.Limit) / Best(turns, turn => turn.Cached);
        Say($"With cache to the limit, turn by turn: median {ratios[ratios.Length / 2]:0.00}, {ratios[0]:0.00} to {ratios[^1]:0.00}; "
            + $"the fastest turns of each: {best:0.00}. Bar {Bar}: {(best >= Bar ? "met" : "missed")}.");
        Say($"Processor time of a token: limit {Mean(turns, turn => turn.LimitProcessor):0.0} ms, with cache "
            + $"{Mean(turns, turn => turn.CachedProcessor):0.0} ms, ratio "
            + $"{Mean(turns, turn => turn.LimitProcessor) / Mean(turns, turn => turn.CachedProcessor):0.00}.");
        return best >= Bar;
    }

    /// <summary>Whatever is compiled or made at the first calls.</summary>
    private void Warm()
    {
        var ids = _tokenizer.Encode(s_beginnings[0]);
        for (int i = 0; i < 2; i++)
        {
            using var writer = new Writer(_model, []);
            _ = writer.Write(ids, 2 * Turn).Count();
            _ = _llama.Write(ids).Take(Turn).Count();
            MultiplyEach();
            Reread(ids);
        }
    }

    /// <summary>One text, written by all in turns.</summary>
    private (List<Times> Times, string Agreement) Text(IReadOnlyList<long> ids)
    {
        var margins = new List<float>(); // how far the likeliest token was above the next one
        using var writer = new Writer(_model, [], logits => Likeliest(logits, margins));
        using var ours = writer.Write(ids, Context - ids.Count).GetEnumerator();
        using var theirs = _llama.Write(ids).GetEnumerator();
        var (written, writtenByThem) = (new List<long> { Next(ours) }, new List<long> { Next(theirs) }); // with the beginning read
        var times = new List<Times>();
        while (ids.Count + written.Count + Turn <= Context)
        {
            var (limit, limitProcessor) = Time(Turn, MultiplyEach);
            var (cached, cachedProcessor) = Time(Turn, () => written.Add(Next(ours)));
            var (llama, _) = Time(Turn, () => writtenByThem.Add(Next(theirs)));
            long[] all = [.. ids, .. written];
            var (uncached, _) = Time(1, () => Reread(all));
            times.Add(new Times(limit, cached, uncached, llama, limitProcessor, cachedProcessor));
        }

        int same = written.Zip(writtenByThem).TakeWhile(pair => pair.First == pair.Second).Count();
        var choices = _llama.Choices([.. ids, .. written]);
        int alike = written.Index().Count(token => choices[ids.Count - 1 + token.Index] == token.Item);
        return (times, $"behind our tokens {alike} of {written.Count}; by itself "
            + (same == written.Count ? "all" : $"the first {same}, where our best two are {margins[same]:0.00} apart"));
    }

    private static long Next(IEnumerator<long> tokens) => tokens.MoveNext()
        ? tokens.Current
        : throw new InvalidOperationException("The text ended early.");

    private static long Likeliest(Tensor logits, List<float> margins)
    {
        var (values, indexes) = logits.topk(2);
        margins.Add(values[0].item<float>() - values[1].item<float>());
        return indexes[0].item<long>();
    }

    /// <summary>The limit: one token's products.</summary>
    private void MultiplyEach()
    {
        foreach (var matrix in _matrices)
        {
            using var product = nn.functional.linear(_vectors[matrix.size(1)], matrix);
        }
    }

    /// <summary>One token without a cache: the whole text goes through the model.</summary>
    private void Reread(IReadOnlyList<long> ids)
    {
        using var scope = NewDisposeScope();
        _ = _model.call(new ModelInput(tensor(ids.ToArray()).unsqueeze(0))).Logits![0, -1].argmax().ToInt64();
    }

    /// <summary>Seconds a token, and milliseconds of all processors.</summary>
    private static (double Seconds, double Processor) Time(int tokens, Action token)
    {
        var processor = Environment.CpuUsage.TotalTime;
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < tokens; i++)
        {
            token();
        }

        return (
            Stopwatch.GetElapsedTime(start).TotalSeconds / tokens,
            (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / tokens);
    }

    private static void Print(string text, List<Times> times, string agreement)
    {
        double Rate(Func<Times, double> seconds) => 1 / Median(times, seconds);
        var (limit, cached) = (Rate(turn => turn.Limit), Rate(turn => turn.Cached));
        var (uncached, llama) = (Rate(turn => turn.Uncached), Rate(turn => turn.Llama));
        Say($"  {text,4}  {limit,7:0.0}  {cached,10:0.0}  {cached / limit,5:0.00}  {uncached,7:0.0}  {uncached / limit,5:0.00}  {llama,9:0.0}  "
            + $"{cached / llama,10:0.00}  {agreement}");
    }

    private static double Best(List<Times> times, Func<Times, double> of) => times.Min(of);

    private static double Mean(List<Times> times, Func<Times, double> of) => times.Average(of);

    private static double Median(List<Times> times, Func<Times, double> of) => times.Select(of).Order().ElementAt(times.Count / 2);

    private static void Say(string text) => Console.WriteLine(text); // the build sets InvariantGlobalization

    /// <summary>One turn of all: seconds a token, and for two of them milliseconds of all processors.</summary>
    private sealed record Times(
        double Limit, double Cached, double Uncached, double Llama, double LimitProcessor, double CachedProcessor);
}

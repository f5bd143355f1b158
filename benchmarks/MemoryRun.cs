using System.Diagnostics;
using Katas.Lesson06;
using Katas.Lesson07;
using Katas.Lesson08;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Benchmarks;

/// <summary>
/// Lesson 08: whether the memory of a training run stays constant. Resident size of this process after 100 and after
/// 1,000 steps, for the translation and for the language model; more than 5 % growth fails. Batches differ in size, and
/// with them what a step takes, so each of the two is the median over the last 20 steps.
/// </summary>
internal sealed class MemoryRun : IProgress<TrainingProgress>
{
    private const int Early = 100;
    private const int Late = 1000;
    private const int Window = 20;
    private const double Allowed = 0.05;

    private readonly Dictionary<int, List<long>> _bytes = new() { [Early] = [], [Late] = [] };

    /// <summary>Measures both; returns whether both pass.</summary>
    public static bool All()
    {
        Console.WriteLine($"Resident size after {Early} and after {Late:#,0} steps of training:");
        bool translation = Translation();
        bool language = Language();
        return translation && language;
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        foreach (var (end, bytes) in _bytes)
        {
            if (value.Step == end - Window)
            {
                // Objects that nothing refers to any longer are not a leak.
                GC.Collect();
                GC.WaitForPendingFinalizers();
                GC.Collect();
            }
            else if (value.Step > end - Window && value.Step <= end)
            {
                using var process = Process.GetCurrentProcess();
                bytes.Add(process.WorkingSet64);
            }
        }
    }

    private static bool Translation()
    {
        var corpus = Corpus.Pairs(Data("lesson07-translation-train.tsv"));
        var tokenizer = WordTokenizer.Train(corpus.Read().SelectMany(pair => new[] { pair.Source, pair.Target }));
        using var model = new Transformer(TransformerSizes.Tiny(tokenizer.VocabularySize) with { MaxLength = 32 });
        return Run(
            "translation model",
            new TranslationTraining(model),
            new TranslationData(corpus, tokenizer, tokenizer, new BatchOptions { MaxLength = 32, TokensPerBatch = 512 }));
    }

    private static bool Language()
    {
        var corpus = Corpus.Text(Data("lesson08-stories-train.txt"));
        var tokenizer = WordTokenizer.Train(corpus.Read());
        using var model = new LanguageModel(tokenizer.VocabularySize, 64, dModel: 64, heads: 4, layers: 2);
        return Run(
            "language model",
            new LanguageTraining(model),
            new LanguageData(corpus, tokenizer, new BatchOptions { MaxLength = 64, TokensPerBatch = 512 }));
    }

    private static bool Run<TBatch>(string name, ITrainable<TBatch> trainable, IBatchSource<TBatch> data)
        where TBatch : IDisposable
    {
        var watch = new MemoryRun();
        var options = new TrainingOptions { Steps = Late, Schedule = LearningRateSchedule.Cosine(1e-3, 100, Late) };
        using var trainer = new Trainer<TBatch>(trainable, options, data, progress: watch);
        trainer.Run();

        var (early, late) = (Median(watch._bytes[Early]), Median(watch._bytes[Late]));
        double growth = (late / (double)early) - 1;
        Console.WriteLine(
            $"  {name,-18} {early / 1e6,7:0.0} MB  {late / 1e6,7:0.0} MB  {growth,6:+0.0%;-0.0%}  "
            + (growth <= Allowed ? "kept" : $"more than {Allowed:0%} growth"));
        return growth <= Allowed;
    }

    private static long Median(List<long> bytes) => bytes.Order().ElementAt(bytes.Count / 2);

    private static string Data(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Katas.sln")))
            {
                return Path.Combine(folder.FullName, "data", name);
            }
        }

        throw new FileNotFoundException("There is no Katas.sln above this program; the corpora are in the data folder beside it.");
    }
}

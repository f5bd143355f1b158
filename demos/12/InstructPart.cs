using System.Diagnostics;
using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static System.FormattableString;
using static TorchSharp.torch;

namespace Katas.Lesson12.Demos;

/// <summary>A small Llama reads stories, and then learns to answer questions about them, by LoRA on all its matrices.</summary>
internal sealed class InstructPart(DemoStage stage, int steps, int seed)
{
    private const int StorySteps = 600;
    private const int StoryBatch = 8;
    private const double StoryRate = 4e-3;
    private const double AdapterRate = 5e-3;
    private const int RowsOfABatch = 4;
    private const int RowLength = 448;
    private const int Tested = 100; // questions, each before and after
    private const int Smoothed = 20;

    private static readonly string[] s_targets = ["query", "key", "value", "output", "gate", "up", "down"];

    private readonly Library _library = Library.Read(stage.Data);

    public void Run()
    {
        var reader = new Reader(_library, seed);
        var format = new InstructionFormat(Library.Template, _library.Encode, Lesson08.Vocabulary.EndId, RowLength);
        Read(reader);
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        Asked[] asked = [.. _library.HeldOutQuestions.Take(Tested)];
        var heldOut = Batches([.. _library.HeldOut.Take(40).Select(_library.Story)], StoryBatch, 240);
        stage.Heading("2. Asked before");
        string[] before = [.. asked.Select(each => reader.Answer(format, each))];
        double perplexity = reader.Perplexity(heldOut);
        stage.Say(
            $"It has read a thousand stories, and never a question. Asked \"{asked[0].Question}\" it writes: "
            + $"\"{before[0]}\". Of {Tested} questions about stories that it has not read, it answers {Right(asked, before)}.");

        stage.Heading("3. Instructions");
        var bits = Copies(reader.Model);
        Tune(reader, format);
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        stage.Heading("4. Asked after");
        string[] after = [.. asked.Select(each => reader.Answer(format, each))];
        Compare(asked, before, after);
        Show(asked, before, after);
        Leave(reader, heldOut, perplexity, bits);
    }

    /// <summary>Trains the model on stories alone.</summary>
    private void Read(Reader reader)
    {
        stage.Heading("1. A model that reads stories");
        stage.Say(Invariant(
            $"A Llama of 3 blocks and {reader.Parameters:#,0} parameters reads lesson 08's stories, word by word: {_library.Vocabulary} ")
            + "kinds of words, eight stories a step.");
        var random = new Random(seed);
        InstructionExample[] stories = [.. _library.Train.Select(_library.Story)];
        PackedBatch[] batches = [.. Enumerable.Range(0, StorySteps).Select(_ => Batch(random.GetItems(stories, StoryBatch), 240))];
        var losses = Bar("stories", reader, batches, StoryRate);
        Array.ForEach(batches, Dispose);
        if (losses.Count >= Smoothed)
        {
            stage.Say(Invariant(
                $"In the last {Smoothed} steps its loss was {losses.TakeLast(Smoothed).Average():0.00} nats a word, at the beginning ")
                + Invariant($"{losses[0]:0.00}."));
        }
    }

    /// <summary>Makes rows of questions with their answers, and trains adapters on them.</summary>
    private void Tune(Reader reader, InstructionFormat format)
    {
        InstructionExample[] examples = [.. _library.TrainQuestions.Select(each => format.Encode(each.Values, each.Answer))];
        new Random(seed).Shuffle(examples);
        var packed = Packing.Rows(examples, RowLength);
        long tokens = packed.Rows.Sum(row => row.Sum(example => (long)example.Length));
        long longest = examples.Max(example => (long)example.Length);
        long answers = examples.Sum(example => (long)example.Labels.Count(label => label != InstructionExample.Ignored));
        stage.Say(Invariant($"{examples.Length:#,0} questions with their answers, each behind its story, fill {packed.Rows.Count:#,0} rows of ")
            + Invariant($"{RowLength} words, {100.0 * tokens / (packed.Rows.Count * RowLength):0} percent of them without padding; ")
            + Invariant($"one a row, {100.0 * tokens / (examples.Length * longest):0} percent of the places would be used. ")
            + Invariant($"Longer than a row, and left out: {packed.TooLong.Count}. The model learns from {100.0 * answers / tokens:0.0} ")
            + "percent of the words: from the answers and their ends.");

        long all = reader.Parameters;
        var names = Lora.Insert(reader.Model, s_targets, new LoraOptions(8, 16));
        long trained = reader.Parameters - all;
        stage.Say(Invariant($"{names.Count} matrices get an adapter of rank 8: {trained:#,0} parameters train, and {all:#,0} are frozen."));
        var rows = packed.Rows.Chunk(RowsOfABatch).ToList();
        PackedBatch[] batches = [.. Enumerable.Range(0, steps).Select(
            i => Packing.Batch(rows[i % rows.Count], RowLength, Lesson08.Vocabulary.PaddingId))];
        var losses = Bar("questions", reader, batches, AdapterRate);
        Array.ForEach(batches, Dispose);
        double[] curve = [.. losses.Chunk(Smoothed).Where(chunk => chunk.Length == Smoothed).Select(chunk => chunk.Average())];
        if (curve.Length >= 2)
        {
            stage.Show(
                "lesson12-answers.png",
                new LineChart(
                    "Loss of the answers",
                    [.. Enumerable.Range(1, curve.Length).Select(i => (double)i * Smoothed)],
                    [("LoRA", curve)])
                {
                    XAxis = "steps",
                    YAxis = "nats a word of an answer",
                    Logarithmic = true,
                });
        }
    }

    /// <summary>A table of how many answers are right, kind by kind.</summary>
    private void Compare(Asked[] asked, string[] before, string[] after)
    {
        var table = new Table().AddColumn("question").AddColumn(new TableColumn("asked").RightAligned())
            .AddColumn(new TableColumn("right before").RightAligned()).AddColumn(new TableColumn("right after").RightAligned());
        List<(string Kind, double Share)> shares = [];
        foreach (var kind in asked.Zip(before, after).GroupBy(each => each.First.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            int was = kind.Count(each => each.Second == each.First.Answer);
            int now = kind.Count(each => each.Third == each.First.Answer);
            shares.Add((kind.Key, now / (double)kind.Count()));
            table.AddRow(Markup.Escape(kind.Key), $"{kind.Count()}", $"{was}", $"{now}");
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        var (best, worst) = (shares.MaxBy(kind => kind.Share), shares.MinBy(kind => kind.Share));
        stage.Say(Invariant($"{Right(asked, before)} of {asked.Length} were right before, {Right(asked, after)} are now. ")
            + (best.Share - worst.Share < 0.15
                ? "All kinds of questions do about equally well."
                : Invariant($"\"{best.Kind}\" does best, {100 * best.Share:0} percent, and \"{worst.Kind}\" worst, ")
                    + Invariant($"{100 * worst.Share:0} percent.")
                    + (worst.Kind.StartsWith("What", StringComparison.Ordinal)
                        ? " That is said once, in the first sentence; whose it was and who found it come late, or more than once."
                        : "")));
    }

    private void Show(Asked[] asked, string[] before, string[] after)
    {
        foreach (int i in Enumerable.Range(0, asked.Length).DistinctBy(i => asked[i].Kind))
        {
            stage.Console.WriteLine($"{asked[i].Question}  ({asked[i].Answer})");
            stage.Console.WriteLine($"  before: {before[i]}");
            stage.Console.WriteLine($"  after:  {after[i]}");
        }

        stage.Console.WriteLine();
    }

    /// <summary>What is left of the base model, with the adapters and without; how large they are.</summary>
    private void Leave(Reader reader, IReadOnlyList<PackedBatch> heldOut, double perplexity, Dictionary<string, Tensor> bits)
    {
        stage.Heading("5. The base model is still there");
        double adapted = reader.Perplexity(heldOut);
        string file = Path.Combine(Path.GetTempPath(), $"katas-{Environment.ProcessId}-adapter.safetensors");
        Adapters.Save(reader.Model, file);
        long bytes = new FileInfo(file).Length;
        File.Delete(file);
        bool same = reader.Model.named_parameters().Where(each => bits.ContainsKey(each.name))
            .All(each => each.parameter.eq(bits[each.name]).all().ToBoolean());
        Lora.Remove(reader.Model);
        double plain = reader.Perplexity(heldOut);
        long model = 4 * reader.Parameters;
        stage.Say(Invariant($"On stories that it has not read, its perplexity was {perplexity:0.00}. With the adapters it is {adapted:0.00}; ")
            + Invariant($"taken out again, {plain:0.00}. ")
            + (adapted > 2 * perplexity ? "With them it can answer, and has forgotten how to go on with a story. " : "")
            + (same ? "Not one bit of the base model has changed. " : "The base model has changed, which it must not. ")
            + Invariant($"The adapters' file has {bytes:#,0} bytes, {100.0 * bytes / model:0} percent of the model's {model:#,0}: a rank of 8 is much ")
            + "beside 96 features. For a large model, the same rank is a fraction of a percent.");
    }

    private List<double> Bar(string what, Reader reader, PackedBatch[] batches, double rate)
    {
        var watch = Stopwatch.StartNew();
        List<double> losses = [];
        stage.Console.Progress().Start(progress =>
        {
            var bar = progress.AddTask(what, maxValue: batches.Length);
            reader.Train(batches, rate, stage.Cancelled, loss =>
            {
                losses.Add(loss);
                bar.Increment(1);
                bar.Description = Invariant($"{what}, loss {loss:0.00}");
            });
        });
        stage.Say(Invariant($"{losses.Count} steps in {watch.Elapsed.TotalSeconds:0} seconds."));
        return losses;
    }

    private static int Right(Asked[] asked, string[] answers) =>
        asked.Zip(answers).Count(each => each.First.Answer == each.Second);

    private static PackedBatch[] Batches(InstructionExample[] examples, int size, int most) =>
        [.. examples.Chunk(size).Select(chunk => Batch(chunk, most))];

    /// <summary>One example a row, filled up to the longest of them.</summary>
    private static PackedBatch Batch(InstructionExample[] examples, int most)
    {
        var fitting = examples.Where(example => example.Length <= most).ToArray();
        long longest = fitting.Max(example => (long)example.Length);
        return Packing.Batch(
            [.. fitting.Select(example => new[] { example })], longest, Lesson08.Vocabulary.PaddingId);
    }

    private static void Dispose(PackedBatch batch)
    {
        foreach (var each in new[] { batch.Ids, batch.Labels, batch.Positions, batch.Mask })
        {
            each.Dispose();
        }
    }

    private static Dictionary<string, Tensor> Copies(nn.Module model) =>
        model.named_parameters().ToDictionary(each => each.name, each => each.parameter.detach().clone());
}

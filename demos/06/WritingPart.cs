using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using Spectre.Console;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson06.Demos;

/// <summary>Part 2: a model of letters learns a small text, and writes in several ways.</summary>
internal sealed class WritingPart(DemoStage stage)
{
    private const int Steps = 400;
    private const string Prompt = "the ";

    public void Run()
    {
        stage.Heading("2. A language model learns to write");
        var model = Letters.Model();
        Train(model);
        if (stage.Cancelled.IsCancellationRequested)
        {
            return;
        }

        ShowTexts(model);
        ShowChoice(model);
    }

    private void Train(LanguageModel model)
    {
        stage.Say(
            $"A model of 2 blocks and {model.parameters().Sum(parameter => parameter.numel()):#,0} parameters reads "
            + $"{Letters.Corpus.Length} letters, {Letters.Count} different ones, for {Steps} steps. At each place it has to "
            + "predict the next letter.");

        var losses = new List<double>();
        stage.Console.Progress().Start(progress =>
        {
            var bar = progress.AddTask("training", maxValue: Steps);
            foreach (double loss in Letters.Train(model, Steps).TakeWhile(_ => !stage.Cancelled.IsCancellationRequested))
            {
                losses.Add(loss);
                bar.Increment(1);
            }
        });
        stage.Console.WriteLine();
        if (losses.Count == Steps)
        {
            stage.Say(
                $"The loss fell from {losses[0]:0.00} to {losses[^1]:0.00}; a blind guess has "
                + $"{Math.Log(Letters.Count):0.00}. It has not learned a language: it has learned these few lines.");
        }
    }

    private void ShowTexts(LanguageModel model)
    {
        (string Name, GenerationOptions Options)[] ways =
        [
            ("greedy", new() { Temperature = 0 }),
            ("greedy, penalty 2", new() { Temperature = 0, RepetitionPenalty = 2 }),
            ("temperature 0.5", new() { Temperature = 0.5, Seed = 1 }),
            ("temperature 1, seed 1", new() { Seed = 1 }),
            ("temperature 1, seed 2", new() { Seed = 2 }),
            ("temperature 2", new() { Temperature = 2, Seed = 1 }),
            ("temperature 2, top-k 3", new() { Temperature = 2, TopK = 3, Seed = 1 }),
            ("temperature 2, top-p 0.6", new() { Temperature = 2, TopP = 0.6, Seed = 1 }),
            ("up to a full stop", new() { StopTokens = Letters.Ids("."), Seed = 3 }),
            ("12 letters at most", new() { MaxNewTokens = 12, Seed = 3 }),
        ];
        var table = new Table().AddColumns("how", $"what it writes after \"{Prompt}\"");
        var texts = new List<string>();
        foreach (var (name, options) in ways)
        {
            int most = Math.Min(options.MaxNewTokens, 12) == options.MaxNewTokens ? options.MaxNewTokens : 56;
            long[] written = TextGeneration.Generate(model, Letters.Ids(Prompt), options with { MaxNewTokens = most });
            texts.Add(Letters.Write(written));
            table.AddRow(Markup.Escape(name), Markup.Escape(texts[^1]));
        }

        stage.Console.Write(table);
        stage.Console.WriteLine();
        stage.Say(
            "A high temperature alone writes nonsense; top-k and top-p, which rule out the unlikely, bring back "
            + "something like words. "
            + (texts[0] == texts[1]
                ? "The penalty changes nothing here: the model is too sure of its next letter."
                : "The penalty is hard on letters, which have to recur: it is meant for words."));
    }

    private void ShowChoice(LanguageModel model)
    {
        using var noGradient = no_grad();
        var logits = model.call(tensor(Letters.Ids("the ")).unsqueeze(0), null).logits[0, -1]; // [vocabulary]
        var best = logits.argsort(descending: true)[..10]; // [10]
        (string Name, Tensor Logits)[] ways =
        [
            ("temperature 0.5", logits / 0.5),
            ("temperature 1", logits),
            ("temperature 2", logits / 2),
            ("temp. 2, top-k 3", SamplingFilters.TopK(logits / 2, 3)),
            ("temp. 2, top-p 0.6", SamplingFilters.TopP(logits / 2, 0.6)),
        ];
        string[] columns =
            [.. best.data<long>().ToArray().Select(Letters.Visible)];
        stage.Say($"How likely the ten best letters are after \"{Prompt}\", in each of these ways:");
        stage.Show(
            Heatmap.FromTensor(
                stack([.. ways.Select(way => way.Logits.softmax(-1)[best])]), // [way, letter]
                [.. ways.Select(way => way.Name)],
                columns,
                "The next letter",
                rowAxis: "how",
                columnAxis: "letter",
                range: new HeatmapRange(0, 1)),
            "lesson06-choice.png");
    }
}

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
    private const int Length = 64;
    private const string Prompt = "the ";

    private const string Corpus =
        "the sun is up and the cat is out. the cat sees a bird in the old tree. the bird sees the cat and sings. "
        + "the wind is in the leaves and the leaves are on the roof. a dog runs over the hill and into the town. "
        + "the dog hears the bird and the bird hears the dog. in the town there is a house with a red door. "
        + "behind the red door there is a long table. on the table there is bread and milk and a bowl of plums. "
        + "the rain comes in the night and the river is high. in the morning the boats go down to the sea. "
        + "the sea is grey and then it is blue and then it is gold. the sun is down and the cat is home. ";

    private readonly char[] _letters = [.. Corpus.Distinct().Order()];

    public void Run()
    {
        stage.Heading("2. A language model learns to write");
        var model = Fresh.Weights(new LanguageModel(_letters.Length, 96, 64, 4, 2, dropout: 0), 7);
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
            + $"{Corpus.Length} letters, {_letters.Length} different ones, for {Steps} steps. At each place it has to "
            + "predict the next letter.");

        using var generator = new Generator(8);
        using var optimizer = optim.AdamW(model.parameters(), lr: 3e-3);
        var corpus = tensor(Ids(Corpus)); // [length]
        var losses = new List<double>();
        stage.Console.Progress().Start(progress =>
        {
            var bar = progress.AddTask("training", maxValue: Steps);
            for (int step = 0; step < Steps && !stage.Cancelled.IsCancellationRequested; step++)
            {
                using var scope = NewDisposeScope();
                var starts = randint(0, Corpus.Length - Length - 1, [10, 1], ScalarType.Int64, generator: generator);
                var pieces = corpus[starts + arange(Length + 1)]; // [batch, length + 1]
                var logits = model.call(pieces[.., ..^1], null).logits; // [batch, length, vocabulary]
                var loss = nn.functional.cross_entropy(logits.flatten(0, 1), pieces[.., 1..].flatten());
                optimizer.zero_grad();
                loss.backward();
                optimizer.step();
                losses.Add(loss.ToDouble());
                bar.Increment(1);
            }
        });
        stage.Console.WriteLine();
        if (losses.Count == Steps)
        {
            stage.Say(
                $"The loss fell from {losses[0]:0.00} to {losses[^1]:0.00}; a blind guess has "
                + $"{Math.Log(_letters.Length):0.00}. It has not learned a language: it has learned these few lines.");
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
            ("up to a full stop", new() { StopTokens = Ids("."), Seed = 3 }),
            ("12 letters at most", new() { MaxNewTokens = 12, Seed = 3 }),
        ];
        var table = new Table().AddColumns("how", $"what it writes after \"{Prompt}\"");
        var texts = new List<string>();
        foreach (var (name, options) in ways)
        {
            int most = Math.Min(options.MaxNewTokens, 12) == options.MaxNewTokens ? options.MaxNewTokens : 56;
            long[] written = TextGeneration.Generate(model, Ids(Prompt), options with { MaxNewTokens = most });
            texts.Add(string.Concat(written.Select(id => _letters[id])));
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
        var logits = model.call(tensor(Ids("the ")).unsqueeze(0), null).logits[0, -1]; // [vocabulary]
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
            [.. best.data<long>().ToArray().Select(id => _letters[id] == ' ' ? "_" : $"{_letters[id]}")];
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

    private long[] Ids(string text) => [.. text.Select(letter => (long)Array.IndexOf(_letters, letter))];
}

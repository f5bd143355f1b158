using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson00.Demos;

/// <summary>Parts 4 and 5: a model learns which word follows which, and meets a word that two others follow.</summary>
internal sealed class NextWordPart(DemoStage stage)
{
    private const int Features = 8;
    private const int Most = 300;
    private const double Rate = 0.1;
    private const double FastRate = 0.5;
    private const int Further = 200;
    private const string Twice = "the cat saw the dog";

    public void Learn(string[] sentence)
    {
        stage.Heading("4. A model that learns a sentence");
        stage.Say(
            $"\"{string.Join(' ', sentence)}\": each word but the last is an example, the word behind it is the answer. "
            + $"Every word has a vector of {Features} numbers, drawn at random.");

        var words = new WordList(sentence);
        using var seed = new LocalSeed(1);
        using var model = new NextWord(words.Words.Count, Features);
        var atFirst = Chances(model, words, "at first");
        double[] losses = Fit(model, words, Rate);
        if (losses.Length > 1)
        {
            stage.Show(
                "lesson00-loss.png",
                new LineChart(
                    "Fitting a sentence",
                    [.. Enumerable.Range(0, losses.Length).Select(step => (double)step)],
                    ("loss", losses))
                {
                    XAxis = "step",
                    YAxis = "cross-entropy",
                });
        }

        stage.Say(
            $"{losses.Length - 1} steps. The first loss is {losses[0]:0.00}; a model that gives each of {words.Words.Count} words "
            + $"the same chance has ln {words.Words.Count} = {Math.Log(words.Words.Count):0.00}. Each row is a word, each "
            + "column one that may follow, and a row's chances add up to 1:");
        var right = Chances(model, words, $"after {losses.Length - 1} steps");
        Descend(model, words, Further);
        stage.ShowRow(
            [atFirst, right, Chances(model, words, $"{Further} steps further on")], "lesson00-next-word.png");
        stage.Say(
            "Fit stops as soon as the right word is the likeliest, however narrowly. The loss sees more: it goes on falling, "
            + "and the model grows sure. Nothing was asked about the last word, so its row may say anything.");
        stage.Say($"Asked again and again, from \"{sentence[0]}\" on, it says: {Write(model, words, sentence.Length)}");
    }

    public void MeetItsLimit()
    {
        stage.Heading("5. Where one word is not enough");
        var words = new WordList(Twice.Split(' '));
        using var seed = new LocalSeed(1);
        using var model = new NextWord(words.Words.Count, Features);
        double[] losses = Fit(model, words, FastRate);
        stage.Show(Chances(model, words, "What follows each word"), "lesson00-twice.png");
        stage.Say(
            $"In \"{Twice}\", \"the\" is followed by two words. After {losses.Length - 1} steps the model gives each of them "
            + $"about half, and the loss stays at {losses[^1]:0.00}: two of four examples cost ln 2, so that (ln 2)/2 = 0.35 is "
            + "the least there is. To know better, it has to see more than one word. That is lesson 01.");
    }

    /// <summary>Fits the model a step at a time, and returns the loss before each step and after the last.</summary>
    private static double[] Fit(NextWord model, WordList words, double rate)
    {
        using var scope = NewDisposeScope();
        var (before, after) = (words.Before(), words.After());
        var losses = new List<double>();
        bool isRight = false;
        while (losses.Count <= Most && !isRight)
        {
            using var step = NewDisposeScope();
            losses.Add(Learning.CrossEntropy(model.call(before), after).ToDouble());
            isRight = losses.Count > Most || Fitting.Fit(model, before, after, rate, most: 1) == 0;
        }

        return [.. losses];
    }

    /// <summary>Goes on learning, right or not.</summary>
    private static void Descend(NextWord model, WordList words, int steps)
    {
        using var scope = NewDisposeScope();
        var (before, after) = (words.Before(), words.After());
        for (int i = 0; i < steps; i++)
        {
            using var step = NewDisposeScope();
            Learning.CrossEntropy(model.call(before), after).backward();
            Learning.Step(model.parameters(), FastRate);
        }
    }

    private static Heatmap Chances(NextWord model, WordList words, string title)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var logits = model.call(arange(words.Words.Count)); // [word] → [word, next]
        return Heatmap.FromTensor(
            nn.functional.softmax(logits, -1), words.Words, words.Words, title, "word", "next", new HeatmapRange(0, 1));
    }

    private static string Write(NextWord model, WordList words, int count)
    {
        using var scope = NewDisposeScope();
        using var noGradient = no_grad();
        var written = new List<long> { words.Ids[0] };
        while (written.Count < count)
        {
            written.Add(model.call(tensor(new[] { written[^1] })).argmax(-1).item<long>());
        }

        return string.Join(' ', written.Select(id => words.Words[(int)id]));
    }
}

using Katas.Toolkit;
using Katas.Toolkit.Drawing;
using TorchSharp;
using static TorchSharp.torch;

namespace Katas.Lesson11.Demos;

/// <summary>What MiniLM takes for alike: a search, an odd one out, a map.</summary>
/// <param name="stage">The demonstration's stage.</param>
/// <param name="files">Where models are.</param>
internal sealed class SentencesPart(DemoStage stage, ModelFiles files)
{
    private static readonly string[] s_sentences =
    [
        "The cat sleeps on the sofa.",
        "A kitten is napping on the couch.",
        "The dog chases a ball in the park.",
        "Our puppy loves to fetch sticks.",
        "The central bank raised interest rates.",
        "Inflation made borrowing more expensive.",
        "Share prices fell after the announcement.",
        "Bake the bread for forty minutes.",
        "Knead the dough until it is smooth.",
        "Add a pinch of salt to the soup.",
        "The spacecraft entered orbit around Mars.",
        "Astronomers found a planet like ours.",
    ];

    /// <summary>Searches, and draws.</summary>
    public void Run()
    {
        stage.Heading("Sentences that mean alike");
        if (files.Find("minilm") is not { } folder)
        {
            stage.Say("MiniLM is not here. `fetch minilm` gets it (83 MB).");
            return;
        }

        using var model = RealModel.Open(folder);
        var sentences = new SentenceModel(model, WordPieceTokenizer.Load(Path.Combine(folder, "vocab.txt")));
        var vectors = sentences.Embed(s_sentences); // [sentences, width]
        foreach (string query in new[] { "Where does my pet rest?", "Why is my mortgage dearer now?", "How do I make a loaf?" })
        {
            var found = SentenceVectors.Nearest(sentences.Embed(query)[0], vectors, 2);
            stage.Say($"{query} ⟶ " + string.Join(" · ", found.Select(match => $"{s_sentences[match.Index]} ({match.Similarity:0.00})")));
        }

        string[] words = ["violin", "trumpet", "cello", "hammer", "piano"];
        var alike = sentences.Embed(words);
        var sums = alike.matmul(alike.t()).sum(1); // [words]: how near each is to all
        stage.Say($"{string.Join(", ", words)}: the odd one out is {words[sums.argmin().item<long>()]}.");
        Map(vectors);
    }

    // The two directions in which the sentences differ most.
    private void Map(Tensor vectors)
    {
        var centred = vectors - vectors.mean([0], keepdim: true); // [sentences, width]
        var (left, sizes, _) = linalg.svd(centred, fullMatrices: false);
        var places = left[.., ..2] * sizes[..2]; // [sentences, 2]
        using var plot = new ScottPlot.Plot();
        for (int i = 0; i < s_sentences.Length; i++)
        {
            var (x, y) = (places[i, 0].item<float>(), places[i, 1].item<float>());
            plot.Add.Marker(x, y);
            var label = plot.Add.Text(s_sentences[i], x, y);
            label.LabelAlignment = (x > 0, i % 2 == 0) switch
            {
                (true, true) => ScottPlot.Alignment.LowerRight,
                (true, false) => ScottPlot.Alignment.UpperRight,
                (false, true) => ScottPlot.Alignment.LowerLeft,
                (false, false) => ScottPlot.Alignment.UpperLeft,
            };
        }

        plot.Title("Sentences by the two directions in which they differ most");
        plot.Axes.Margins(0.15, 0.15);
        string path = stage.PicturePath("sentences.png");
        plot.SavePng(path, 1100, 700);
        stage.Say($"A map of the sentences: {path}");
    }
}

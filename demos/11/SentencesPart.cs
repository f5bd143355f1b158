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
    private const int Width = 1100;
    private const int Height = 700;
    private const double LetterWidth = 8; // in pixels, about
    private const double LineHeight = 20;
    private const float Margin = 0.1f;

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
            stage.Say(
                "MiniLM is not here. `fetch minilm` gets it (83 MB): it finds the sentences that answer a question in other words, and the word "
                + "that does not belong, and draws a map of sentences.");
            return;
        }

        using var model = RealModel.Open(folder);
        var sentences = new SentenceModel(model, WordPieceTokenizer.Load(Path.Combine(folder, "vocab.txt")));
        var vectors = sentences.Embed(s_sentences); // [sentences, width]
        foreach (string query in new[] { "Which animal is asleep?", "Why is my mortgage dearer now?", "How do I make a loaf?" })
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
        var (across, up) = (places[.., 0].data<float>().ToArray(), places[.., 1].data<float>().ToArray());
        plot.Axes.SetLimits(across.Min() - Margin, across.Max() + Margin, up.Min() - Margin, up.Max() + Margin);
        var taken = new List<ScottPlot.CoordinateRect>();
        foreach (int i in Enumerable.Range(0, s_sentences.Length).OrderByDescending(i => up[i]))
        {
            var (alignment, place) = Free(s_sentences[i], across[i], up[i], plot.Axes.GetLimits().Rect, taken);
            taken.Add(place);
            plot.Add.Marker(across[i], up[i]);
            plot.Add.Text(s_sentences[i], across[i], up[i]).LabelAlignment = alignment;
        }

        plot.Title("Sentences by the two directions in which they differ most");
        string path = stage.PicturePath("sentences.png");
        plot.SavePng(path, Width, Height);
        stage.Say($"A map of the sentences: {path}");
    }

    /// <summary>Where a label covers no other: its corner at the point, and the place that it takes.</summary>
    private static (ScottPlot.Alignment Corner, ScottPlot.CoordinateRect Place) Free(
        string label, double x, double y, ScottPlot.CoordinateRect all, List<ScottPlot.CoordinateRect> taken)
    {
        var (width, height) = (label.Length * LetterWidth * all.Width / Width, LineHeight * all.Height / Height);
        var corners = new[]
        {
            (ScottPlot.Alignment.LowerLeft, new ScottPlot.CoordinateRect(x, x + width, y, y + height)),
            (ScottPlot.Alignment.LowerRight, new ScottPlot.CoordinateRect(x - width, x, y, y + height)),
            (ScottPlot.Alignment.UpperLeft, new ScottPlot.CoordinateRect(x, x + width, y - height, y)),
            (ScottPlot.Alignment.UpperRight, new ScottPlot.CoordinateRect(x - width, x, y - height, y)),
        };
        return corners
            .OrderBy(corner => taken.Count(other => Meet(corner.Item2, other)) + (corner.Item2.Right > all.Right || corner.Item2.Left < all.Left ? 1 : 0))
            .First();
    }

    private static bool Meet(ScottPlot.CoordinateRect one, ScottPlot.CoordinateRect other) =>
        one.Left < other.Right && other.Left < one.Right && one.Bottom < other.Top && other.Bottom < one.Top;
}

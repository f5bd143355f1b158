using Spectre.Console;

namespace Katas.Toolkit.Drawing;

/// <summary>Writes and draws what demonstrations show, in the same way in every lesson.</summary>
public static class DemoStageExtensions
{
    extension(DemoStage stage)
    {
        /// <summary>Starts a part of the demonstration.</summary>
        /// <param name="title">What the part is about.</param>
        public void Heading(string title)
        {
            stage.Console.WriteLine();
            stage.Console.Write(new Rule(Markup.Escape(title)) { Justification = Justify.Left });
            stage.Console.WriteLine();
        }

        /// <summary>Writes a paragraph, wrapped to the terminal. Square brackets are printed as they are.</summary>
        /// <param name="text">The words.</param>
        public void Say(string text)
        {
            stage.Console.Write(new Text(text));
            stage.Console.WriteLine();
            stage.Console.WriteLine();
        }

        /// <summary>Writes lines above a progress bar that is running, and nothing of the bar stays behind them.</summary>
        /// <param name="lines">The lines; those too long for the terminal are wrapped.</param>
        public void WriteAboveBar(params IReadOnlyList<string> lines) => stage.Console.Write(new AboveBar(lines));

        /// <summary>Draws a heatmap in the terminal and saves it as a picture.</summary>
        /// <param name="heatmap">What to draw.</param>
        /// <param name="fileName">The picture's name, for example <c>lesson01-words.png</c>.</param>
        public void Show(Heatmap heatmap, string fileName)
        {
            stage.Console.Write(new HeatmapView(heatmap));
            stage.Console.WriteLine();
            stage.Console.WriteLine();
            stage.SavePicture([heatmap], fileName);
        }

        /// <summary>Draws small heatmaps side by side in the terminal and saves them as one picture.</summary>
        /// <param name="heatmaps">What to draw, from the left.</param>
        /// <param name="fileName">The picture's name.</param>
        public void ShowRow(IReadOnlyList<Heatmap> heatmaps, string fileName)
        {
            stage.Console.Write(new Columns(
                heatmaps.Select(heatmap => new HeatmapView(heatmap) { Numbers = false, Legend = false }))
            {
                Expand = false,
                Padding = new Padding(0, 0, 1, 0),
            });
            if (heatmaps.Select(heatmap => heatmap.Range).Distinct().Count() == 1)
            {
                stage.Console.WriteLine();
                stage.Console.Write(new HeatmapLegend(heatmaps[0].Range));
                stage.Console.WriteLine();
            }

            stage.Console.WriteLine();
            stage.SavePicture(heatmaps, fileName);
        }

        /// <summary>Saves heatmaps as one picture and says where. If the folder cannot be written to, it says so and goes on.</summary>
        /// <param name="heatmaps">What to draw, from the left.</param>
        /// <param name="fileName">The picture's name.</param>
        public void SavePicture(IReadOnlyList<Heatmap> heatmaps, string fileName)
        {
            string path = stage.PicturePath(fileName);
            try
            {
                HeatmapPng.SaveRow(heatmaps, path);
                stage.Say($"Saved as {path}");
            }
            catch (IOException exception)
            {
                stage.Say(exception.Message);
            }
        }
    }
}

using Spectre.Console;

namespace Katas.Toolkit.Drawing;

/// <summary>Line charts on a demonstration's stage.</summary>
public static class LineChartStageExtensions
{
    extension(DemoStage stage)
    {
        /// <summary>
        /// Draws line charts in the terminal, one below the other, and saves them side by side as one picture. If the folder cannot be
        /// written to, it says so and goes on.
        /// </summary>
        /// <param name="fileName">The picture's name, for example <c>lesson04-gradients.png</c>.</param>
        /// <param name="charts">What to draw.</param>
        public void Show(string fileName, params IReadOnlyList<LineChart> charts)
        {
            foreach (var chart in charts)
            {
                stage.Console.Write(new LineChartView(chart));
                stage.Console.WriteLine();
                stage.Console.WriteLine();
            }

            string path = stage.PicturePath(fileName);
            try
            {
                LineChartPng.SaveRow(charts, path);
                stage.Say($"Saved as {path}");
            }
            catch (IOException exception)
            {
                stage.Say(exception.Message);
            }
        }
    }
}

using SkiaSharp;

namespace Katas.Tests.Toolkit;

/// <summary>What can be said of a picture by counting its pixels.</summary>
internal static class Pictures
{
    /// <summary>The number of dark pixels in an area.</summary>
    public static int Ink(SKBitmap picture, SKRectI area)
    {
        int count = 0;
        for (int y = Math.Max(area.Top, 0); y < Math.Min(area.Bottom, picture.Height); y++)
        {
            for (int x = Math.Max(area.Left, 0); x < Math.Min(area.Right, picture.Width); x++)
            {
                var color = picture.GetPixel(x, y);
                count += color.Red < 100 && color.Green < 100 && color.Blue < 100 ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>The number of dark pixels nearer to an edge than a number of pixels.</summary>
    public static int EdgeInk(SKBitmap picture, int near)
    {
        var (width, height) = (picture.Width, picture.Height);
        return Ink(picture, SKRectI.Create(0, 0, width, near)) + Ink(picture, SKRectI.Create(0, height - near, width, near))
            + Ink(picture, SKRectI.Create(0, 0, near, height)) + Ink(picture, SKRectI.Create(width - near, 0, near, height));
    }
}

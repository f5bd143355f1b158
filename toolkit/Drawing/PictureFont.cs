namespace Katas.Toolkit.Drawing;

/// <summary>The font of a picture's labels.</summary>
public enum PictureFont
{
    /// <summary>A font of this machine that has the letters; <see cref="BuiltInFont"/> if it has none at all.</summary>
    System,

    /// <summary>Always <see cref="BuiltInFont"/>: plain, but the same picture on every machine.</summary>
    BuiltIn,
}

using System.Text.Json;

namespace SonyAlpha.Driver.Web;

/// <summary>What the page shows of the lens before a body.</summary>
internal static class FocusJson
{
    /// <summary>The sizes of move whose ways are the page's three buttons.</summary>
    private static readonly int[] ButtonSizes = [1, 3, 5];

    /// <summary>Without a lens that a computer drives, null.</summary>
    public static void Write(Utf8JsonWriter json, CameraBody body)
    {
        if (body.Find(Focuser.Row) is not Focuser { IsOffered: true } focuser || body.Reached is null)
        {
            json.WriteNull("focus");
            return;
        }

        var scale = focuser.Scale;
        json.WriteStartObject("focus");
        json.WriteString("lens", scale.Lens);
        json.WriteBoolean("absolute", focuser.Absolute);
        json.WriteNumber("position", focuser.Place);
        json.WriteNumber("target", focuser.Target);
        json.WriteNumber("most", focuser.MaxStep);
        json.WriteBoolean("known", focuser.IsPositionKnown);
        json.WriteBoolean("moving", focuser.IsBusy);
        json.WriteString("failure", focuser.LastFailure);
        json.WriteNumbers("steps", ButtonSizes.Select((size, i) => scale.IsLearned ? Math.Round(scale.WayOf(size)) : Math.Pow(10, i)));
        json.WriteNumbers("moves", scale.IsLearned ? scale.Moves : []);
        json.WriteNumbers("spread", scale.Spread);
        json.WriteString("backlash", focuser.Backlash);
        if (focuser.Learning is var (words, percent))
        {
            json.WriteStartObject("learning");
            json.WriteString("words", words);
            json.WriteNumber("percent", percent);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}

using SonyAlpha.SonyProtocol.Ptp;

namespace SonyAlpha.SonyProtocol;

/// <summary>One exposure as the body is to take it.</summary>
/// <param name="Shutter">A speed that the body has, or <see cref="ShutterSpeed.Bulb"/>: then the host's clock ends the exposure.</param>
/// <param name="Duration">How long the shutter is to be open.</param>
/// <param name="Iso">The ISO value to set; null leaves the body's own.</param>
public sealed record ExposurePlan(ShutterSpeed Shutter, TimeSpan Duration, Iso? Iso = null);

/// <summary>Where an exposure stands.</summary>
public enum ExposurePhase
{
    /// <summary>Settings are applied and read back, the transfer memory is emptied.</summary>
    Preparing,

    /// <summary>The shutter is open.</summary>
    Exposing,

    /// <summary>The shutter is closed, the body makes the picture.</summary>
    Processing,

    /// <summary>The picture comes over the wire.</summary>
    Downloading,
}

/// <summary>Is told how an exposure goes on, and says where its data shall go.</summary>
/// <remarks>Called on the body's thread, which waits meanwhile: be quick.</remarks>
public interface IExposureObserver
{
    /// <summary>A phase begins. For <see cref="ExposurePhase.Exposing"/> the time is that of the opening of the shutter, in UTC.</summary>
    void Enter(ExposurePhase phase, DateTimeOffset at);

    /// <summary>A place for an object that the camera is about to send.</summary>
    /// <param name="info">Format, size and name.</param>
    /// <param name="stray">It was in the memory before the shutter opened: somebody pressed the button, or an exposure was given
    /// up.</param>
    IDataReceiver Receive(ObjectInfo info, bool stray);
}

/// <summary>An object that came over the wire, whole.</summary>
public sealed record CapturedObject(ObjectInfo Info, IDataReceiver Data);

/// <summary>An exposure that was taken.</summary>
/// <param name="Start">When the shutter opened, UTC; half of the command's round trip is the uncertainty.</param>
/// <param name="Duration">How long it was open: the shutter's own time, or for bulb from command to command.</param>
/// <param name="Objects">What the body delivered, in its order: JPEG before RAW.</param>
public sealed record ExposureResult(DateTimeOffset Start, TimeSpan Duration, ShutterSpeed Shutter, IReadOnlyList<CapturedObject> Objects);

/// <summary>The body cannot or would not do what was asked: the message says what, and what the user can do.</summary>
public class CameraException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A setting could not be reached.</summary>
public sealed class SettingException(Property property, string message, Exception? inner = null) : CameraException(message, inner)
{
    public Property Property => property;
}

/// <summary>The shutter command was accepted, and no exposure followed (seen on an ILME-FX3A after quick captures, CrSDKPy
/// FEATURE_MATRIX).</summary>
public sealed class NotExposedException(string message) : CameraException(message);

package org.liandan.jt808;

/** What the platform may order a terminal to do, or ask it; the terminal answers with a {@link CommandAnswer}. */
public sealed interface Command extends PlatformMessage
        permits CallBack,
                DeleteAreas,
                InfoText,
                LinkCheck,
                QueryAllParameters,
                QueryAreas,
                QueryParameters,
                QueryProperties,
                Question,
                SetCircles,
                SetEvents,
                SetInfoMenu,
                SetParameters,
                SetPhoneBook,
                SetPolygon,
                SetRectangles,
                SetRoute,
                TerminalControl,
                TextMessage,
                UpgradePackage,
                VehicleControl {}
